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
const ENOUGH = 1;
const COMMON = new Set('the of and for in on to a an at by former russian afghan us president minister foreign ministry government officials official spokesman spokeswoman senior deputy general envoy state council department committee report'.split(' '));

/** Names in the event's actor line: capitalised words that are not offices. */
const namesOf = (e: ClaimEvent): string[] =>
  (e.actor.match(/\p{Lu}[\p{L}'-]{2,}/gu) ?? []).map(fold).filter((w) => !COMMON.has(w));

const days = (a: string, b: string) => (Date.parse(a) - Date.parse(b)) / DAY;

/** Index of the event, or undefined when no event is near enough in kind, actor and time. */
export function echoedEvent(claim: Claim, stance: Stance, sentence: Sentence, context: string, published: string | undefined): number | undefined {
  const kinds = KINDS[stance];
  if (kinds.length === 0) return undefined;
  const text = new Set(sentence.tokens.map((t) => t.low));
  const around = fold(context);
  const years = sentence.time?.words === null ? null : sentence.time;
  let best: number | undefined;
  let top = 0;
  claim.events.forEach((e, i) => {
    if (!kinds.includes(e.kind)) return;
    if (published !== undefined && days(e.date, published) > (e.precision === 'day' ? EARLY : e.precision === 'month' ? 31 : 366)) return;
    let score = stance === 'denies' && e.kind === 'denied' ? 0.4 : 0.15;
    const names = namesOf(e);
    if (names.some((n) => text.has(n))) score += 0.8;
    else if (names.some((n) => n.length > 4 && around.includes(n))) score += 0.4;
    if (years !== null && e.date >= years.from && e.date <= years.to) score += 0.5;
    if (published !== undefined) {
      const age = days(published, e.date);
      if (age <= 10) score += 0.55;
      else if (age <= 60) score += 0.35;
      else if (age <= 400) score += 0.1;
      if (years === null && age > 800) score -= 0.3;
    }
    if (score > top) {
      top = score;
      best = i;
    }
  });
  return top >= ENOUGH - 0.15 ? best : undefined;
}
