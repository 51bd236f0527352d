/** What goes into the matcher and what comes out. Offsets are UTF-16 units of the paragraph's own text. */
import type { Stance } from '../claims/schema';

export interface Document {
  title?: string | undefined;
  /** `YYYY-MM-DD`, the day the article was published. */
  published?: string | undefined;
  paragraphs: readonly string[];
}

/** Which words filled which part of the rule. */
export interface Filled {
  part: 'speaker' | 'actor' | 'act' | 'target' | 'with' | 'about' | 'time' | 'stance';
  /** The concept asked for, by its label. */
  concept: string;
  /** The words as they stand in the text, or in its context. */
  words: string;
  /** Where they stand in this paragraph, or null when the context before it or the title carried them. */
  start: number | null;
  end: number | null;
}

export interface Explanation {
  claim: string;
  rule: string;
  filled: Filled[];
}

export interface Match {
  claim: string;
  stance: Stance;
  /** Index into the claim's events: the point of its history that this sentence echoes. */
  event?: number | undefined;
  /** 0 to 1. */
  score: number;
  paragraph: number;
  /** The whole sentence, trimmed: [start, end). */
  start: number;
  end: number;
  why: Explanation;
}
