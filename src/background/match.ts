/** Answers `page:match`: from blocks of a page's text to matches and the claims they show, less what is hidden. */
import { hiddenOn } from '../claims/hidden';
import { type ClaimView, viewClaim } from '../claims/view';
import { silencedBy } from '../claims/wrong';
import { ok, type Result } from '../lib/result';
import type { Document, Match } from '../matching/types';
import type { PageRequest, WireMatch } from '../messages/protocol';
import type { PageSender } from '../messages/server';
import { type NotedMatch, type Point, pointOf } from '../notes/point';
import { wordNote } from '../notes/wording';
import type { Level, Looks, Sensitivity, Settings } from '../settings/schema';
import { allows, levelOn } from '../settings/sites';
import type { Loaded, MatcherCache } from './matcher';
import type { StoreKeeper } from './store-keeper';

/** px of a card, where a page says nothing of its window. */
const CARD = 440;

export type MatchRequest = Extract<PageRequest, { type: 'page:match' }>;

export interface MatchAnswer {
  matches: NotedMatch[];
  points: Point[];
  /** Each matched claim once. */
  claims: ClaimView[];
  /** How much of it this site is to show. */
  level: Level;
  looks: Looks;
}

export interface MatchParts {
  stores: StoreKeeper;
  matchers: MatcherCache;
  settings: () => Promise<Settings>;
}

export async function answerMatch(
  { stores, matchers, settings }: MatchParts,
  request: MatchRequest,
  sender: PageSender,
): Promise<Result<MatchAnswer>> {
  const current = await settings();
  // It was switched off while the page was being read.
  const { looks } = current;
  const level = levelOn(current, sender.pageUrl);
  if (!allows(current, sender.pageUrl)) return ok({ matches: [], points: [], claims: [], level, looks });
  const store = await stores.get();
  const [loaded, hidden, wrong] = await Promise.all([matchers.get(), store.hidden(), store.wrong()]);
  const isHidden = hiddenOn(hidden, sender.pageUrl);
  const isWrong = silencedBy(wrong);
  const matches = findMatches(loaded, request, current.sensitivity)
    .filter((match) => !isHidden(match.claim))
    .filter((match) => !isWrong(match.claim, sentenceOf(match, request)));
  return ok({ level, looks, ...noteAll(loaded, matches, request) });
}

/** What a card draws of some matches. Notes that say the same of a claim share their points: there are few. */
export type Noted = Pick<MatchAnswer, 'matches' | 'points' | 'claims'>;

/** Words each match. */
export function noteAll({ claims: all }: Loaded, found: readonly Match[], text: Text): Noted {
  const claims = [...new Set(found.map((match) => match.claim))].flatMap((id) => {
    const known = all.get(id);
    return known === undefined ? [] : [viewClaim(known.claim, known.pack)];
  });
  const article = dayOf(text.published) ?? null;
  const places = new Map<string, number>();
  const points: Point[] = [];
  const matches = found
    .flatMap((match) => wire(match, text))
    .flatMap((match) => {
      const claim = claims.find(({ id }) => id === match.claim);
      if (claim === undefined) return [];
      const model = wordNote(claim, match, article);
      const key = `${claim.id} ${match.event} ${model.overtaken?.index}`;
      const point = places.get(key) ?? points.push(pointOf(claim, match, model, article, text.width ?? CARD)) - 1;
      places.set(key, point);
      return [{ ...match, model, point }];
    });
  return { matches, points, claims };
}

/** The parts of a page that both questions have. */
export type Text = Pick<MatchRequest, 'title' | 'published' | 'lead' | 'width' | 'blocks'>;

/** All matches, whatever is hidden. */
export function findMatches({ matcher, claims }: Loaded, text: Text, sensitivity: Sensitivity): Match[] {
  const lead = text.lead === undefined ? {} : { lead: text.lead };
  return matcher.match(documentOf(text), { part: true, sensitivity, ...lead }).filter(({ claim }) => claims.has(claim));
}

function documentOf({ title, published, blocks }: Text): Document {
  return { title, published: dayOf(published), paragraphs: blocks.map((block) => block.text) };
}

const sentenceOf = ({ paragraph, start, end }: Match, { blocks }: Text): string =>
  blocks[paragraph]?.text.slice(start, end) ?? '';

/** Pages write what they like; only a real day may decide what a sentence means. */
function dayOf(published: string | undefined): string | undefined {
  const day = published?.slice(0, 10);
  return day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

function wire(match: Match, request: Text): WireMatch[] {
  const block = request.blocks[match.paragraph];
  if (block === undefined) return [];
  const { start, end, claim, stance, event, score, why } = match;
  return [
    {
      ...{ block: block.id, start, end, claim, stance, score },
      ...(event === undefined ? {} : { event }),
      why: why.filled.map(({ part, concept, words }) => ({ part, concept, words })),
    },
  ];
}
