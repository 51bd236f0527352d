import { expect, test } from 'vitest';
import { eventOf, tableOf } from '../../../src/cli/demo/table';

const mark = { claim: 'supports-insurgency', stance: 'denies' as const, text: 'Russia gives the Taliban no support.' };

test('an echoed event is named with its day, kind and speaker', () => {
  expect(eventOf({ ...mark, event: 0 })).toBe('2016-12-07 denied, Maria Zakharova');
});

test('no event, an event out of range and a claim of another pack are a dash', () => {
  expect(eventOf(mark)).toBe('–');
  expect(eventOf({ ...mark, event: 999 })).toBe('–');
  expect(eventOf({ ...mark, claim: 'no-such-claim', event: 0 })).toBe('–');
});

test('one line a note under its head, and long sentences are cut', () => {
  const lines = tableOf([mark, { ...mark, text: 'x'.repeat(200) }]).split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[2]).toContain('supports-insurgency');
  expect(lines[3]).toContain('…');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(160);
});
