import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkPack } from '../../../src/claims/check';
import { Pack } from '../../../src/claims/schema';
import { BUNDLED, ROOT, readPackDocument } from '../../../src/cli/lib/packs';

const document = readPackDocument(BUNDLED) as { claims: Record<string, unknown>[] } & Record<string, unknown>;
const changed = (edit: (copy: typeof document) => void) => {
  const copy = structuredClone(document);
  edit(copy);
  return checkPack(copy).problems;
};
const first = (copy: typeof document) =>
  copy.claims[0] as { [key: string]: unknown } & { events: Record<string, unknown>[] };

describe('the bundled pack', () => {
  test('holds the catalogue’s 36 claims, each with at least three sourced events, 6 + 6 examples, and passes its own checks', () => {
    const { problems, claims } = checkPack(document);
    expect(problems).toEqual([]);
    expect(claims).toBe(36);
    for (const c of Pack.parse(document).claims) {
      expect(c.events.length, c.id).toBeGreaterThanOrEqual(3);
      expect(c.examples.match.length, c.id).toBeGreaterThanOrEqual(6);
      expect(c.examples.noMatch.length, c.id).toBeGreaterThanOrEqual(6);
    }
  });
  test('its published JSON Schema is the one that the code makes', () => {
    const published = JSON.parse(readFileSync(join(ROOT, 'assets/schema/pack.schema.json'), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(Pack, { io: 'input' }))));
  });
});

describe('what the check reports, with the path', () => {
  test.each<[string, (copy: typeof document) => void, string, RegExp]>([
    [
      'a missing source',
      (d) => {
        (first(d).events[0] as Record<string, unknown>).sources = [];
      },
      'claims.contacts.events.0.sources',
      /at least one source/,
    ],
    [
      'an unknown related claim',
      (d) => {
        first(d).related = ['no-such-claim'];
      },
      'claims.contacts.related.0',
      /unknown claim/,
    ],
    [
      'an unknown concept in a rule',
      (d) => {
        first(d).rules = [{ id: 'x', with: ['no-such-concept'] }];
      },
      'claims.contacts.rules.0.with.0',
      /unknown concept/,
    ],
    [
      'a verdict word',
      (d) => {
        first(d).title = 'Debunked: contacts';
      },
      'claims.contacts.title',
      /verdict word/,
    ],
    [
      'dates out of order',
      (d) => {
        first(d).events.reverse();
      },
      'claims.contacts.events.1.date',
      /out of order/,
    ],
    [
      'a day that is none',
      (d) => {
        (first(d).events[0] as Record<string, unknown>).date = '2020-13-40';
      },
      'claims.contacts.events.0.date',
      /YYYY-MM-DD/,
    ],
    [
      'an example that does not match',
      (d) => {
        (first(d).examples as { match: unknown[] }).match.push({ text: 'The weather was fine in Kabul.' });
      },
      'claims.contacts.examples.match',
      /must match but does not/,
    ],
    [
      'an example that must not match',
      (d) => {
        (first(d).examples as { noMatch: unknown[] }).noMatch.push(
          (first(d).examples as { match: unknown[] }).match[0],
        );
      },
      'claims.contacts.examples.noMatch',
      /must not/,
    ],
  ])('%s', (_, edit, path, message) => {
    const hit = changed(edit).find((p) => p.path.startsWith(path));
    expect(hit?.message).toMatch(message);
  });
  test('a document that is no pack at all', () => {
    expect(checkPack(null).problems.length).toBeGreaterThan(0);
    expect(checkPack({ format: 1 }).problems.map((p) => p.path)).toContain('claims');
  });
  test('the command exits with a fault on a broken pack and names the file', () => {
    expect(() =>
      execFileSync(join(ROOT, 'node_modules/.bin/tsx'), ['src/cli/claims/main.ts', 'check', 'package.json'], {
        cwd: ROOT,
        stdio: 'pipe',
      }),
    ).toThrow();
  });
});
