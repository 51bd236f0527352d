/** Which point of a claim's history a sentence echoes, from its stance, its words and the article's date. */
import type { Claim, ClaimEvent, EventKind, Stance } from '../claims/schema';
import { fold } from '../text/tokenise';
import { type Word, WordMemo } from '../text/words';
import type { Sentence } from './sentence';
import type { TimeSpan } from './time';

const KINDS: Record<Stance, readonly EventKind[]> = {
  asserts: ['confirmed', 'official-act', 'alleged', 'reported', 'statement', 'assessed'],
  denies: ['denied', 'statement'],
  mentions: [],
};
const DAY = 86_400_000;
/** An article may tell an event up to so many days before the record dates it: time zones, month precision. */
const EARLY = 3;
const ENOUGH = 0.9;
/** Words alone tell so much at most. */
const MOST_OVERLAP = 0.6;
const ROUNDING = 1e-9;
const COMMON = new Set(
  'the of and for in on to a an at by former russian afghan us president minister foreign ministry government officials official spokesman spokeswoman senior deputy general envoy state council department committee report'.split(
    ' ',
  ),
);

/** Names in the event's actor line: capitalised words that are not offices. */
const namesOf = (e: ClaimEvent): string[] =>
  (e.actor.match(/\p{Lu}[\p{L}'-]{2,}/gu) ?? []).map(fold).filter((w) => !COMMON.has(w));

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
/** Words that every event of a topic shares tell nothing; those shorter than this neither. */
const SHORTEST = 4;
const ENDING = /(?:ations?|ing|ed|es|s|ion|al)$/;
const stem = (w: string) => w.replace(ENDING, '');
/** Stems of the words of sentences; null for those that tell nothing. */
const stems = new WordMemo<string | null>();

function stemOf(word: Word): string | null {
  let known = stems.get(word);
  if (known === undefined) {
    known = word.low.length >= SHORTEST ? stem(word.low) : null;
    stems.set(word, known);
  }
  return known;
}

/** An event as sentences are held against it. */
interface Told {
  event: ClaimEvent;
  /** Whose names tell it from the claim's other events: those of the claim's parties stand in all of them. */
  names: readonly string[];
  /** ms since 1970. */
  time: number;
  month: string;
  stems: ReadonlySet<string>;
}

interface History {
  events: readonly Told[];
  /** How telling a stem is: rare among the claim's events is telling. */
  weight: ReadonlyMap<string, number>;
}

const histories = new WeakMap<Claim, History>();

function historyOf(claim: Claim): History {
  const known = histories.get(claim);
  if (known) return known;
  const parties = new Set(fold(`${claim.title} ${claim.proposition}`).match(/[\p{L}-]+/gu) ?? []);
  const events = claim.events.map((event) => ({
    event,
    names: namesOf(event).filter((n) => !parties.has(n)),
    time: Date.parse(event.date),
    month: event.date.slice(5, 7),
    stems: stemsOf(fold(`${event.gist} ${event.what}`).match(/[\p{L}\p{N}]+/gu) ?? []),
  }));
  const weight = new Map<string, number>();
  for (const { stems } of events) for (const w of stems) weight.set(w, (weight.get(w) ?? 0) + 1);
  for (const [w, n] of weight) weight.set(w, Math.log((events.length + 1) / n));
  const history = { events, weight };
  histories.set(claim, history);
  return history;
}

const stemsOf = (words: Iterable<string>): Set<string> => {
  const stems = new Set<string>();
  for (const w of words) if (w.length >= SHORTEST) stems.add(stem(w));
  return stems;
};

/** A sentence as it is held against events: once for all claims that it carries. */
export class Echo {
  private readonly words = new Set<string>();
  private readonly stems = new Set<string>();
  private readonly around: string;
  private readonly months: readonly string[];
  private readonly years: TimeSpan | null;
  /** ms since 1970; NaN where unknown. */
  private readonly published: number;

  /** `context` is what stands before the sentence, `published` a day. */
  constructor({ tokens, time }: Sentence, context: string, published: string | undefined) {
    for (const { low, form } of tokens) {
      this.words.add(low);
      const stem = stemOf(form);
      if (stem !== null) this.stems.add(stem);
    }
    this.around = fold(context);
    // "May" alone is more often a verb; the months are telling only with a capital.
    this.months = tokens
      .filter((t) => t.capital && MONTHS.includes(t.low))
      .map((t) => String(MONTHS.indexOf(t.low) + 1).padStart(2, '0'));
    this.years = time?.words === null ? null : time;
    this.published = published === undefined ? Number.NaN : Date.parse(published);
  }

  /** Index of the event, or undefined when no event is near enough in kind, actor, words and time. */
  of(claim: Claim, stance: Stance): number | undefined {
    const kinds = KINDS[stance];
    if (kinds.length === 0) return undefined;
    const { events, weight } = historyOf(claim);
    let best: number | undefined;
    let top = 0;
    for (let i = 0; i < events.length; i++) {
      const told = events[i] as Told;
      if (!kinds.includes(told.event.kind)) continue;
      const age = (this.published - told.time) / DAY;
      if (-age > early(told.event)) continue;
      // The words are looked at last: most events are out of reach without them.
      const most = this.nearness(told, stance, age, MOST_OVERLAP);
      if (most + ROUNDING < ENOUGH || most + ROUNDING < top) continue;
      const score = this.nearness(told, stance, age, this.overlap(told.stems, weight));
      if (score > top) {
        top = score;
        best = i;
      }
    }
    return top >= ENOUGH ? best : undefined;
  }

  private nearness({ event, names, month }: Told, stance: Stance, age: number, overlap: number): number {
    let score = stance === 'denies' && event.kind === 'denied' ? 0.4 : 0.15;
    if (names.some((n) => this.words.has(n))) score += 0.6;
    else if (names.some((n) => n.length > 4 && this.around.includes(n))) score += 0.3;
    // Somebody else's words: an event that belongs to a person is echoed only where that person is near.
    else if (names.length > 0) score -= 0.2;
    score += overlap;
    const { years, months } = this;
    if (years !== null) score += event.date >= years.from && event.date <= years.to ? 0.45 : -0.5;
    if (months.length > 0 && event.precision !== 'year') score += months.includes(month) ? 0.3 : -0.2;
    if (age <= 10) score += 0.5;
    else if (age <= 60) score += 0.3;
    else if (age <= 400) score += 0.1;
    if (years === null && age > 800) score -= 0.3;
    return score;
  }

  /** How much of what an event tells stands in the sentence: 0 to about 0.6. */
  private overlap(told: ReadonlySet<string>, weight: ReadonlyMap<string, number>): number {
    let sum = 0;
    for (const w of told) if (this.stems.has(w)) sum += weight.get(w) ?? 0;
    return Math.min(MOST_OVERLAP, sum * 0.12);
  }
}

/** So many days before the record dates it may an article tell of the event. */
const early = ({ precision }: ClaimEvent): number => (precision === 'day' ? EARLY : precision === 'month' ? 31 : 366);
