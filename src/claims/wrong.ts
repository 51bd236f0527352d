/**
 * Matches the reader marked as wrong: a sentence and a claim that do not belong together. Kept on this device only;
 * each silences its pair wherever the sentence stands, and can be saved as a test case for the matcher. Pure.
 */
import { z } from 'zod';
import { Stance } from './stance';
import { wrongKey } from './wrong-key';

/** not-claim: says something else. not-actors: others do it. opposite: asserts what it was said to deny, or the reverse. */
export const WrongReason = z.enum(['not-claim', 'not-actors', 'opposite']);
export type WrongReason = z.infer<typeof WrongReason>;

const Label = z.object({ claim: z.string().max(200), stance: Stance });

/** What a card knows of the match. */
export const WrongReport = z.object({
  claim: z.string().max(200),
  reason: WrongReason,
  stance: Stance,
  sentence: z.string().min(1).max(20_000),
  /** The text before it in its paragraph. */
  context: z.string().max(4_000),
  /** `YYYY-MM-DD` or null. */
  published: z.string().max(40).nullable(),
  /** Other notes on the same sentence, which stand. */
  others: z.array(Label).max(100),
});
export type WrongReport = z.infer<typeof WrongReport>;

export const WrongMatch = WrongReport.extend({
  key: z.string(),
  /** ms since 1970. */
  at: z.number(),
});
export type WrongMatch = z.infer<typeof WrongMatch>;

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

export const wrongMatch = (report: WrongReport, at: number): WrongMatch => ({
  ...report,
  key: wrongKey(report.claim, report.sentence),
  at,
});

/** Tells whether a claim was marked as wrong for a sentence. */
export function silencedBy(rows: readonly WrongMatch[]): (claim: string, sentence: string) => boolean {
  const keys = new Set(rows.map((row) => row.key));
  return (claim, sentence) => keys.size > 0 && keys.has(wrongKey(claim, sentence));
}

const FLIPPED: Record<Stance, Stance> = { asserts: 'denies', denies: 'asserts', mentions: 'denies' };

/**
 * The marks as JSON lines in the evaluation's format (tests/eval): what the matcher should have said. Marks on the
 * same sentence make one case.
 */
export function testCases(rows: readonly WrongMatch[]): string {
  const cases = new Map<string, WrongMatch[]>();
  for (const row of [...rows].sort((a, b) => a.at - b.at)) {
    const same = JSON.stringify([tidy(row.context), tidy(row.sentence)]);
    cases.set(same, [...(cases.get(same) ?? []), row]);
  }
  const lines = [...cases.values()].map((marks, i) => {
    const [first] = marks;
    if (first === undefined) return '';
    const wrong = new Set(marks.map((mark) => mark.claim));
    const right = first.others.filter(({ claim }) => !wrong.has(claim));
    const turned = marks
      .filter((mark) => mark.reason === 'opposite')
      .map(({ claim, stance }) => ({ claim, stance: FLIPPED[stance] }));
    return JSON.stringify({
      id: `wrong-${i + 1}`,
      context: tidy(first.context),
      sentence: tidy(first.sentence),
      published: first.published,
      labels: [...right, ...turned],
    });
  });
  return lines.map((line) => `${line}\n`).join('');
}
