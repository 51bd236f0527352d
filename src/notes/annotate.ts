/**
 * One page view, from reading to notes: asks for matches of what is new, keeps what it was told, draws. Ends with its
 * signal and leaves nothing behind.
 */
import type { ClaimView } from '../claims/view';
import type { WrongReport } from '../claims/wrong';
import { wrongKey } from '../claims/wrong-key';
import type { Result } from '../lib/result';
import type { MatchAnswer } from '../messages/client';
import type { PageRequest, PageStatus } from '../messages/protocol';
import { publishedOn, titleOf } from '../page/article';
import type { PageBlock } from '../page/blocks';
import { rangeOf } from '../page/range';
import { type Change, type Reader, readPage } from '../page/reader';
import type { Level, Looks } from '../settings/schema';
import type { CardScript } from './card-script';
import { longDate } from './dates';
import { HOST } from './host';
import { SHEET } from './into-view';
import { hasSignAt, isShownAt } from './level';
import { keyOf, type Note } from './note';
import { Notes } from './notes';
import { listen } from './on-topic';
import type { NotedMatch, Point } from './point';
import { reportOf, sentenceOf } from './report';

/** Asks the background. */
export type Ask = (request: Extract<PageRequest, { type: 'page:match' }>) => Promise<Result<MatchAnswer>>;

export interface AnnotateOptions {
  doc: Document;
  signal: AbortSignal;
  /** Whether a stretch of the article is on topic: the page around it may only link to what is. */
  topical: (text: string) => boolean;
  /** Comments sections are read, too. */
  comments: boolean;
  ask: Ask;
  /** The card's script, put in if need be; null when it cannot be had. */
  card: () => Promise<CardScript | null>;
  /** How many claims are shown has changed. */
  count: (claims: number) => void;
  hide: (scope: 'claim-here' | 'claim' | 'site', claim: string) => void;
  wrong: (report: WrongReport) => void;
  /** What the page says of itself has changed: this is another article. */
  moved: () => void;
}

export interface Annotation {
  status(): PageStatus;
  goto(claim: string): boolean;
  /** Shows more or less of what was found. */
  show(level: Level): void;
  /** Shows it with line and sign, or with one of them. */
  look(looks: Looks): void;
  /** Goes to the next note, or the one before. False if there is none. */
  step(by: 1 | -1): boolean;
}

/** Blocks a request, at most; the protocol allows 400. */
const BATCH = 200;
/** UTF-16 units of the first request: little, so that a first note is soon there, but enough to tell what is spoken of. */
const FIRST = 1_200;
const LEAD = 1_500;
/** px of a card that is not a bottom sheet. */
const CARD = 440;
/** Every change of the page moves live ranges: more sentences than this are not marked, and the popup says how many. */
const MOST_NOTES = 2_000;
const MOST_KNOWN = 4_000;

/** How many of the blocks make a request of some `units`. */
function partOf(blocks: readonly PageBlock[], units: number): number {
  let length = 0;
  let count = 0;
  while (count < Math.min(blocks.length, BATCH) && length < units) length += blocks[count++]?.text.length ?? 0;
  return count;
}

/** A match with all that its note shows. */
type Found = Omit<NotedMatch, 'point'> & { point: Point };

const plain = (date: string) => date.replace(/\u00a0/g, ' ');

export function annotate(options: AnnotateOptions): Annotation {
  const { doc, signal, topical, comments, ask, card, count, hide, wrong, moved } = options;
  const title = titleOf(doc);
  const published = publishedOn(doc);
  const url = doc.URL;
  const claims = new Map<string, ClaimView>();
  const found = new Map<number, Found[]>();
  /** Matches by text: a page that renders the same again costs no question. */
  const known = new Map<string, Found[]>();
  const put = new Set<string>();
  /** Pairs of claim and sentence that the reader marked as wrong. */
  const silenced = new Set<string>();
  let shown: Note[] = [];
  let held = 0;
  /** Sentences beyond those that are marked. */
  let more = 0;
  let level: Level = 'claims';
  let counted = -1;
  let asking = false;
  const waiting: PageBlock[][] = [];
  let most = FIRST;
  let read = false;
  let onTopic = false;
  const hear = listen(title, topical);
  let notice: string | undefined;
  let state: PageStatus['state'] | undefined;

  const own = new AbortController();
  const ends = AbortSignal.any([signal, own.signal]);
  const giveUp = (why: string) => {
    notice = why;
    state = 'gave-up';
    own.abort();
    shown = [];
    tell();
  };
  const notes = new Notes({
    doc,
    signal: ends,
    article: () => published,
    card,
    hide: (scope, claim) => {
      put.add(claim);
      draw();
      hide(scope, claim);
    },
    wrong: (note, reason) => {
      wrong(reportOf(note, reason, found.get(note.block.id) ?? [], published));
      silenced.add(wrongKey(note.claim.id, sentenceOf(note.block, note.match)));
      draw();
    },
    lost: () => giveUp('This page keeps removing the notes, so they are left out.'),
  });
  const reader: Reader = readPage({
    doc,
    host: HOST,
    comments,
    signal: ends,
    onChange: (change) => void take(change),
    onGiveUp: () => {
      notice = 'This page changes all the time, so changes are no longer read.';
    },
  });
  void reader.ready.then(() => {
    read = true;
  });

  function tell() {
    const claimsShown = new Set(shown.map((note) => note.claim.id)).size;
    if (claimsShown === counted) return;
    counted = claimsShown;
    count(counted);
  }

  function draw() {
    if (ends.aborted) return;
    const seen = new Set<string>();
    const left = new Set<string>();
    const old = new Map(shown.map((note) => [note.key, note]));
    shown = [];
    more = 0;
    for (const block of reader.blocks()) {
      for (const match of found.get(block.id) ?? []) {
        const claim = claims.get(match.claim);
        if (!claim || put.has(match.claim)) continue;
        if (silenced.size > 0 && silenced.has(wrongKey(match.claim, sentenceOf(block, match)))) continue;
        const { model, point } = match;
        if (!isShownAt(level, claim, model)) {
          left.add(match.claim);
          continue;
        }
        if (shown.length >= MOST_NOTES) {
          more++;
          continue;
        }
        const range = rangeOf(block, match.start, match.end);
        if (!range) continue;
        const key = keyOf(match);
        const was = old.get(key);
        const same = was?.range.toString() === range.toString() && was.range.startContainer === range.startContainer;
        const first = !seen.has(match.claim);
        const sign = hasSignAt(level, first);
        shown.push({ key, claim, match, block, range: same ? was.range : range, model, point, first, sign });
        seen.add(match.claim);
      }
    }
    held = [...left].filter((claim) => !seen.has(claim)).length;
    notes.show(shown);
    tell();
  }

  function settle(block: PageBlock, matches: readonly Found[]) {
    if (matches.length > 0)
      found.set(
        block.id,
        matches.map((match) => ({ ...match, block: block.id })),
      );
  }

  async function take({ added, renewed, removed }: Change) {
    if (doc.URL !== url && (titleOf(doc) !== title || publishedOn(doc) !== published)) {
      moved();
      return;
    }
    for (const id of removed) found.delete(id);
    const news: PageBlock[] = [];
    for (const block of added) {
      const answer = known.get(block.text);
      if (answer) settle(block, answer);
      else news.push(block);
    }
    if (renewed.length + removed.length > 0 || news.length < added.length) draw();
    const last = waiting[waiting.length - 1];
    // Parts of the first reading follow on one another; what changes later stands anywhere.
    if (last && !read) last.push(...news);
    else if (news.length > 0) waiting.push(news);
    onTopic = hear(added);
    if (asking || !onTopic) return;
    asking = true;
    // One question at a time, so that the first answer waits for no other.
    for (let next = waiting[0]; next && !ends.aborted; next = waiting[0]) {
      const some = next.splice(0, partOf(next, most));
      if (next.length === 0) waiting.shift();
      most *= 10;
      await question(some);
    }
    asking = false;
  }

  async function question(blocks: PageBlock[]) {
    const [first] = blocks;
    if (!first) return;
    const lead = reader.lead(first, LEAD);
    const answer = await ask({
      type: 'page:match',
      title,
      ...(published ? { published } : {}),
      ...(lead === '' ? {} : { lead }),
      width: innerWidth < SHEET ? Math.max(innerWidth, 200) : CARD,
      blocks: blocks.map(({ id, text }) => ({ id, text })),
    });
    if (ends.aborted) return;
    if (!answer.ok) {
      notice = 'The notes could not be fetched.';
      return;
    }
    level = answer.value.level;
    notes.look(answer.value.looks);
    for (const claim of answer.value.claims) claims.set(claim.id, claim);
    const byBlock = new Map<number, Found[]>();
    for (const match of answer.value.matches) {
      const point = answer.value.points[match.point];
      if (point) byBlock.set(match.block, [...(byBlock.get(match.block) ?? []), { ...match, point }]);
    }
    if (known.size > MOST_KNOWN) known.clear();
    for (const block of blocks) {
      const matches = (byBlock.get(block.id) ?? []).sort((a, b) => a.start - b.start || b.score - a.score);
      known.set(block.text, matches);
      settle(block, matches);
    }
    if (byBlock.size > 0) draw();
    else tell();
  }

  return {
    goto: (claim) => notes.goto(claim),
    step: (by) => notes.step(by),
    show: (wanted) => {
      level = wanted;
      draw();
    },
    look: (looks) => notes.look(looks),
    status: () => ({
      state: state ?? (!read || asking ? 'reading' : onTopic ? 'done' : 'off-topic'),
      notes: shown
        .filter((note) => note.first)
        .map(({ claim, model }) => ({
          claim: claim.id,
          short: claim.short,
          sentences: shown.filter((note) => note.claim.id === claim.id).length,
          glyph: model.glyph,
          line: plain(model.line),
          overtaken: model.overtaken !== null,
        })),
      ...(held > 0 ? { held } : {}),
      ...(more > 0 ? { more } : {}),
      published: published ? plain(longDate(published)) : null,
      marks: shown.map(({ claim, match, block }) => ({
        claim: claim.id,
        stance: match.stance,
        ...(match.event === undefined ? {} : { event: match.event }),
        text: sentenceOf(block, match),
      })),
      ...(notice === undefined ? {} : { notice }),
    }),
  };
}
