/** Counts of right and wrong notes over labelled data. Pure. */
import type { Document, Match } from '../../matching';
import type { Item, Label } from './data';

export interface Note {
  claim: string;
  stance: string;
  score: number;
  paragraph: number;
  start: number;
  end: number;
  why?: Match['why'] | undefined;
}
export type Annotate = (doc: Document) => Note[];

export interface Fault {
  kind: 'missed' | 'wrong' | 'stance';
  item: Item;
  claim: string;
  stance: string;
  /** For a stance fault: what was expected. For a wrong note: the labels that the sentence has. */
  expected: string;
  text: string;
  note?: Note;
}

export interface Tally {
  hit: number;
  wrong: number;
  missed: number;
  stanceRight: number;
}

export interface Score {
  all: Tally;
  claims: Map<string, Tally>;
  negatives: number;
  negativesWithNote: number;
  faults: Fault[];
}

const tally = (): Tally => ({ hit: 0, wrong: 0, missed: 0, stanceRight: 0 });
export const precision = (t: Tally) => (t.hit + t.wrong === 0 ? 1 : t.hit / (t.hit + t.wrong));
export const recall = (t: Tally) => (t.hit + t.missed === 0 ? 1 : t.hit / (t.hit + t.missed));
export const f1 = (t: Tally) => (t.hit === 0 ? 0 : (2 * t.hit) / (2 * t.hit + t.wrong + t.missed));

/** Runs `annotate` over all items and counts (sentence, claim) pairs. */
export function score(items: readonly Item[], annotate: Annotate): Score {
  const result: Score = { all: tally(), claims: new Map(), negatives: 0, negativesWithNote: 0, faults: [] };
  const count = (claim: string, field: keyof Tally) => {
    result.all[field]++;
    let t = result.claims.get(claim);
    if (!t) {
      t = tally();
      result.claims.set(claim, t);
    }
    t[field]++;
  };
  for (const item of items) {
    const notes = annotate({ title: item.title, published: item.published, paragraphs: item.paragraphs });
    const taken = new Set<Note>();
    for (const span of item.spans) {
      const here = notes.filter((n) => n.paragraph === span.paragraph && n.start < span.end && n.end > span.start);
      for (const n of here) taken.add(n);
      const text = item.paragraphs[span.paragraph]?.slice(span.start, span.end) ?? '';
      const add = (kind: Fault['kind'], claim: string, stance: string, expected: string, note?: Note) =>
        result.faults.push({ kind, item, claim, stance, expected, text, ...(note ? { note } : {}) });
      if (span.labels.length === 0) {
        result.negatives++;
        if (here.length > 0) result.negativesWithNote++;
      }
      for (const label of span.labels) {
        const note = here.find((n) => n.claim === label.claim);
        count(label.claim, note ? 'hit' : 'missed');
        if (!note) add('missed', label.claim, label.stance, listed(span.labels));
        else if (note.stance === label.stance) count(label.claim, 'stanceRight');
        else add('stance', label.claim, note.stance, label.stance, note);
      }
      const seen = new Set(span.labels.map((l) => l.claim));
      for (const n of here)
        if (!seen.has(n.claim)) {
          seen.add(n.claim);
          count(n.claim, 'wrong');
          add('wrong', n.claim, n.stance, listed(span.labels), n);
        }
    }
    if (item.strict)
      for (const n of notes)
        if (!taken.has(n)) {
          count(n.claim, 'wrong');
          result.faults.push({
            kind: 'wrong',
            item,
            claim: n.claim,
            stance: n.stance,
            expected: '-',
            text: item.paragraphs[n.paragraph]?.slice(n.start, n.end) ?? '',
            note: n,
          });
        }
  }
  return result;
}

const listed = (labels: readonly Label[]) => labels.map((l) => `${l.claim}:${l.stance}`).join(' ') || '-';
