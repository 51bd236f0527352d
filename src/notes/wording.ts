/**
 * Every word a note says of a sentence, from the claim's record and the match alone. Pure. The first line is worded
 * by the sentence's stance, so that a note on a denial does not read as a contradiction of it; it gives a state with
 * its date and no verdict.
 */
import type { ClaimEvent, EventKind, Stance, Standing } from '../claims/schema';
import type { ClaimView } from '../claims/view';
import { isAfter, longDate, onDate, shortDate } from './dates';
import { HEADS } from './heads';
import { type Overtaken, overtakenBy } from './overtaken';

/** Name of a glyph: an event kind, a standing, or "overtaken". */
export type GlyphName = EventKind | Exclude<Standing, 'overtaken-by-events'> | 'overtaken';

/** What the wording must know of a match. */
export interface Said {
  stance: Stance;
  /** Index into the claim's events. */
  event?: number | undefined;
}

export interface NoteModel {
  /** Whole without the rest of the card. */
  firstLine: string;
  claim: string;
  /** "Then". Null when the article’s date is unknown: nothing is said of then. */
  printed: { date: string; line: string } | null;
  now: { date: string; standing: Standing; label: string; glyph: GlyphName; line: string };
  overtaken: Overtaken | null;
  /** "2025", beside the overtaken sign in the margin. */
  year: string | null;
  glyph: GlyphName;
  /** "Denied by Maria Zakharova, 7 Dec 2016": the marker's name, and the popup's list. */
  line: string;
}

const STANDINGS: Record<Standing, { label: string; phrase: string; glyph: GlyphName }> = {
  confirmed: { label: 'Confirmed', phrase: 'confirmed', glyph: 'confirmed' },
  disputed: { label: 'Disputed', phrase: 'disputed', glyph: 'disputed' },
  unproven: { label: 'Unproven', phrase: 'unproven', glyph: 'unproven' },
  'denied-by-both-sides': {
    label: 'Denied by both sides',
    phrase: 'denied by both sides',
    glyph: 'denied-by-both-sides',
  },
  'overtaken-by-events': { label: 'Overtaken', phrase: 'overtaken by events', glyph: 'overtaken' },
  'historical-record': {
    label: 'Historical record',
    phrase: 'part of the historical record',
    glyph: 'historical-record',
  },
};

export const standingWords = (standing: Standing) => STANDINGS[standing];

const VERBS: Partial<Record<EventKind, string>> = {
  alleged: 'alleged',
  confirmed: 'confirmed',
  reported: 'reported',
  statement: 'said',
  assessed: 'said',
};

/** "Moscow’s denial of …"; a name in s is not bent: "the denial by James Mattis of …". */
const denialOf = (who: string, when: string) =>
  /s$/i.test(who) ? `the denial by ${who} of ${when}` : `${who}’s denial of ${when}`;

function echoLine(event: ClaimEvent, stance: Stance): string {
  const who = event.actorShort;
  const when = longDate(event.date, event.precision);
  const on = onDate(event);
  const verb = VERBS[event.kind] ?? 'said';
  if (event.kind === 'official-act') return `This sentence speaks of an official act of ${who}, ${when}.`;
  if (stance === 'denies') {
    if (event.kind === 'denied') return `This sentence reports ${denialOf(who, when)}.`;
    // Statements and assessments may themselves say that something is not so.
    if (event.kind === 'statement' || event.kind === 'assessed') {
      return `This sentence reports what ${who} ${verb} ${on}.`;
    }
    return `This sentence denies what ${who} ${verb} ${on}.`;
  }
  if (event.kind === 'denied') return `This sentence repeats a claim that ${who} denied ${on}.`;
  return `This sentence reports what ${who} ${verb} ${on}.`;
}

/** The first confirmation after the article, where before it there was none. */
function confirmedSince(claim: ClaimView, article: string | null): ClaimEvent | null {
  if (!article || claim.standing.value !== 'confirmed') return null;
  const confirmations = claim.events.filter((event) => event.kind === 'confirmed');
  if (confirmations.some((event) => !isAfter(event, article))) return null;
  return confirmations[0] ?? null;
}

function firstLine(claim: ClaimView, { stance }: Said, echo: ClaimEvent | undefined, article: string | null): string {
  const { value, asOf } = claim.standing;
  if (stance === 'mentions') return 'This sentence raises the claim and takes no side.';
  if (!echo) {
    const verb = stance === 'denies' ? 'denies' : 'repeats';
    return `This sentence ${verb} a claim that is ${STANDINGS[value].phrase} as of ${longDate(asOf)}.`;
  }
  const since =
    stance === 'asserts' && (echo.kind === 'alleged' || echo.kind === 'reported') && confirmedSince(claim, article);
  if (since) return `Confirmed since, by ${since.actorShort}, ${onDate(since)}.`;
  return echoLine(echo, stance);
}

/** The card's head and the marker's words. `article` is `YYYY-MM-DD`, or null where the page gives no date. */
export function wordNote(claim: ClaimView, said: Said, article: string | null): NoteModel {
  const echo = said.event === undefined ? undefined : claim.events[said.event];
  const overtaken = overtakenBy(claim, said.stance, article);
  const { value } = claim.standing;
  const standing = STANDINGS[value];
  const before = article ? claim.states.filter(({ from }) => from <= article) : [];
  const last = claim.states[claim.states.length - 1];
  const line = overtaken
    ? `Overtaken since, on ${longDate(overtaken.event.date)}`
    : echo
      ? `${HEADS[echo.kind]} ${echo.actorShort}, ${shortDate(echo.date, echo.precision)}`
      : `${standing.label}, as of ${shortDate(claim.standing.asOf)}`;
  return {
    firstLine: overtaken
      ? `Since overtaken, ${onDate(overtaken.event)}: ${overtaken.line}`
      : firstLine(claim, said, echo, article),
    claim: claim.shortProposition,
    printed: article
      ? { date: shortDate(article), line: before[before.length - 1]?.line ?? 'Nothing on record.' }
      : null,
    now: {
      date: shortDate(claim.pack.asOf),
      standing: value,
      label: standing.label,
      glyph: standing.glyph,
      line: last?.line ?? '',
    },
    overtaken,
    year: overtaken?.event.date.slice(0, 4) ?? null,
    glyph: overtaken ? 'overtaken' : (echo?.kind ?? standing.glyph),
    line,
  };
}
