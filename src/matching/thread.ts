/**
 * What the last sentences and the title were about, as the learned part and the rules saw it: "None of this was so, the
 * spokesman said" carries the claim of the sentence before. Evidence beside the sentence's own, never alone.
 * Method: stacked sequential learning (Cohen and Carvalho 2005), to the left only, so that a page can be read as it comes.
 */
import type { Logits } from './logits';

/** What was found in one sentence: by the learned part, and the best rule's score by claim. */
export interface Told {
  logits: Logits | null;
  rules: ReadonlyMap<string, number>;
  text: string;
}

/** What the text before a sentence says of one claim. */
export interface Before {
  /** Log-odds in the sentence before, and the score of its best rule. */
  logit: number;
  rule: number;
  /** The highest of the last few sentences. */
  lateLogit: number;
  lateRule: number;
  /** The title's log-odds. */
  title: number;
}

/** So many sentences back. */
export const REACH = 4;
/** Log-odds further out tell nothing more, and where no text stands before there are none lower. */
const FAR = 4;

export const NOTHING_BEFORE: Before = { logit: -FAR, rule: 0, lateLogit: -FAR, lateRule: 0, title: -FAR };

const logitOf = ({ logits }: Told, place: number): number =>
  logits === null || place < 0 ? -FAR : Math.max(-FAR, Math.min(FAR, logits.of(place)));

/** What `last` (the sentences before, latest first) and `title` say of `claim`, whose place among the weights is `place`. */
export function beforeOf(last: readonly Told[], title: Told | null, claim: string, place: number): Before {
  const [previous] = last;
  if (!previous && !title) return NOTHING_BEFORE;
  let lateLogit = -FAR;
  let lateRule = 0;
  for (const told of last) {
    lateLogit = Math.max(lateLogit, logitOf(told, place));
    lateRule = Math.max(lateRule, told.rules.get(claim) ?? 0);
  }
  return {
    logit: previous ? logitOf(previous, place) : -FAR,
    rule: previous?.rules.get(claim) ?? 0,
    lateLogit,
    lateRule,
    title: title ? logitOf(title, place) : -FAR,
  };
}

export class Thread {
  private last: Told[] = [];
  private title: Told | null = null;

  /** Goes on to the next sentence. */
  note(told: Told): void {
    this.last.unshift(told);
    if (this.last.length > REACH) this.last.pop();
  }

  /** What was noted so far was the title. */
  wasTitle(): void {
    this.title = this.last[0] ?? null;
    this.last = [];
  }

  /** Whether anything stands before. */
  get isEmpty(): boolean {
    return this.last.length === 0 && this.title === null;
  }

  before(claim: string, place: number): Before {
    return beforeOf(this.last, this.title, claim, place);
  }

  /** The sentence before that speaks most for the claim whose place is `place`; the nearer of two alike. */
  source(place: number): string {
    let best = this.title;
    for (const told of this.last) if (!best || logitOf(told, place) > logitOf(best, place)) best = told;
    return best?.text ?? '';
  }
}
