/** The notes of a page as lines of text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Claim } from '../../claims/schema';
import type { PageStatus } from '../../messages/protocol';
import { ROOT } from '../browsers/build';

type Mark = NonNullable<PageStatus['marks']>[number];

const claims = new Map<string, Claim | null>();

/** A claim of the bundled pack; null for one of another pack. */
function claimOrNull(id: string): Claim | null {
  const known = claims.get(id);
  if (known !== undefined) return known;
  let claim: Claim | null = null;
  try {
    const file = join(ROOT, 'assets/packs/russia-taliban/claims', `${id}.json`);
    claim = Claim.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    claim = null; // not in this pack: the table names its id alone
  }
  claims.set(id, claim);
  return claim;
}

/** "2016-12-07 denied, Maria Zakharova", or a dash where the sentence echoes no dated event. */
export function eventOf(mark: Mark): string {
  const event = mark.event === undefined ? undefined : claimOrNull(mark.claim)?.events[mark.event];
  if (event === undefined) return '–';
  const length = { day: 10, month: 7, year: 4 }[event.precision];
  return `${event.date.slice(0, length)} ${event.kind}, ${event.actorShort}`;
}

const padded = (text: string, width: number) =>
  (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

/** One line a note, under a head line; widths in characters. */
export function tableOf(marks: readonly Mark[]): string {
  const widths = [58, 28, 8, 52] as const;
  const line = (cells: [string, string, string, string]) =>
    `  ${cells.map((cell, i) => padded(cell, widths[i] ?? 0)).join('  ')}`.trimEnd();
  const head = line(['sentence', 'claim', 'stance', 'event']);
  const rule = line(['-'.repeat(widths[0]), '-'.repeat(widths[1]), '-'.repeat(widths[2]), '-'.repeat(widths[3])]);
  return [head, rule, ...marks.map((mark) => line([mark.text, mark.claim, mark.stance, eventOf(mark)]))].join('\n');
}
