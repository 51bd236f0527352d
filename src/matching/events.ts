/** Which point of a claim's history a sentence echoes, from its stance, its words and the article's date. */
import type { Claim, ClaimEvent, EventKind, Stance } from '../claims/schema';
import { fold } from '../text/tokenise';
import type { Sentence } from './sentence';

const KINDS: Record<Stance, readonly EventKind[]> = {
  asserts: ['confirmed', 'official-act', 'alleged', 'reported', 'statement', 'assessed'],
  denies: ['denied', 'statement'],
  mentions: [],
};
const DAY = 86_400_000;
/** An article may tell an event up to so many days before the record dates it: time zones, month precision. */
const EARLY = 3;
const ENOUGH = 0.9;
const COMMON = new Set(
  'the of and for in on to a an at by former russian afghan us president minister foreign ministry government officials official spokesman spokeswoman senior deputy general envoy state council department committee report'.split(
    ' ',
  ),
);

/** Names in the event's actor line: capitalised words that are not offices. */
const namesOf = (e: ClaimEvent): string[] =>
  (e.actor.match(/\p{Lu}[\p{L}'-]{2,}/gu) ?? []).map(fold).filter((w) => !COMMON.has(w));

const days = (a: string, b: string) => (Date.parse(a) - Date.parse(b)) / DAY;

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
/** Words that every event of a topic shares tell nothing; those shorter than this neither. */
const SHORTEST = 4;

/** Content words of the claim's events, each with how telling it is: rare among them is telling. */
const vocabularies = new WeakMap<Claim, { words: Set<string>[]; weight: Map<string, number> }>();

function vocabularyOf(claim: Claim): { words: Set<string>[]; weight: Map<string, number> } {
  const known = vocabularies.get(claim);
  if (known) return known;
  const words = claim.events.map(
    (e) =>
      new Set(
        (fold(`${e.gist} ${e.what}`).match(/[\p{L}\p{N}]+/gu) ?? []).filter((w) => w.length >= SHORTEST).map(stem),
      ),
  );
  const weight = new Map<string, number>();
  for (const set of words) for (const w of set) weight.set(w, (weight.get(w) ?? 0) + 1);
  for (const [w, n] of weight) weight.set(w, Math.log((claim.events.length + 1) / n));
  const made = { words, weight };
  vocabularies.set(claim, made);
  return made;
}

const stem = (w: string) => w.replace(/(?:ations?|ing|ed|es|s|ion|al)$/, '');

/** How much of what an event tells stands in the sentence: 0 to about 0.6. */
function overlap(claim: Claim, event: number, stems: ReadonlySet<string>): number {
  const { words, weight } = vocabularyOf(claim);
  let sum = 0;
  for (const w of words[event] ?? []) if (stems.has(w)) sum += weight.get(w) ?? 0;
  return Math.min(0.6, sum * 0.12);
}

/** Index of the event, or undefined when no event is near enough in kind, actor, words and time. */
export function echoedEvent(
  claim: Claim,
  stance: Stance,
  sentence: Sentence,
  context: string,
  published: string | undefined,
): number | undefined {
  const kinds = KINDS[stance];
  if (kinds.length === 0) return undefined;
  const text = new Set(sentence.tokens.map((t) => t.low));
  const stems = new Set([...text].filter((w) => w.length >= SHORTEST).map(stem));
  const around = fold(context);
  const years = sentence.time?.words === null ? null : sentence.time;
  // "May" alone is more often a verb; the months are telling only with a capital.
  const months = sentence.tokens
    .filter((t) => t.capital && MONTHS.includes(t.low))
    .map((t) => String(MONTHS.indexOf(t.low) + 1).padStart(2, '0'));
  // The parties of the claim are named in all its events: they tell none from another.
  const told = new Set(fold(`${claim.title} ${claim.proposition}`).match(/[\p{L}-]+/gu) ?? []);
  let best: number | undefined;
  let top = 0;
  claim.events.forEach((e, i) => {
    if (!kinds.includes(e.kind)) return;
    if (
      published !== undefined &&
      days(e.date, published) > (e.precision === 'day' ? EARLY : e.precision === 'month' ? 31 : 366)
    )
      return;
    let score = stance === 'denies' && e.kind === 'denied' ? 0.4 : 0.15;
    const names = namesOf(e).filter((n) => !told.has(n));
    if (names.some((n) => text.has(n))) score += 0.6;
    else if (names.some((n) => n.length > 4 && around.includes(n))) score += 0.3;
    // Somebody else's words: an event that belongs to a person is echoed only where that person is near.
    else if (names.length > 0) score -= 0.2;
    score += overlap(claim, i, stems);
    if (years !== null) score += e.date >= years.from && e.date <= years.to ? 0.45 : -0.5;
    if (months.length > 0 && e.precision !== 'year') score += months.includes(e.date.slice(5, 7)) ? 0.3 : -0.2;
    if (published !== undefined) {
      const age = days(published, e.date);
      if (age <= 10) score += 0.5;
      else if (age <= 60) score += 0.3;
      else if (age <= 400) score += 0.1;
      if (years === null && age > 800) score -= 0.3;
    }
    if (score > top) {
      top = score;
      best = i;
    }
  });
  return top >= ENOUGH ? best : undefined;
}
