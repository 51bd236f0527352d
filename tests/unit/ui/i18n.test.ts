import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import english from '../../../assets/public/_locales/en/messages.json';
import { formatDay, formatList, plural, pluralInWords, t } from '../../../src/ui/i18n';

afterEach(() => vi.unstubAllGlobals());

describe('words', () => {
  it('come from the browser where it has them, else in English', () => {
    expect(t('siteOff', 'a.example')).toBe('Off on a.example');
    const getMessage = (key: string, [site]: string[] = []) => (key === 'siteOff' ? `Aus auf ${site}` : '');
    vi.stubGlobal('chrome', { i18n: { getMessage } });
    expect(t('siteOff', 'a.example')).toBe('Aus auf a.example');
    expect(t('allOff')).toBe('Claimtrail is off');
  });

  it('take the form their number asks for, in other languages too', () => {
    expect(plural('sentences', 1)).toBe('1 sentence');
    expect(plural('sentences', 1200)).toBe('1,200 sentences');
    expect([1, 4, 12, 13].map((n) => pluralInWords('notesOn', n))).toEqual([
      'Notes on one claim',
      'Notes on four claims',
      'Notes on twelve claims',
      'Notes on 13 claims',
    ]);
    expect(pluralInWords('overtakenSince', 2)).toBe('Two overtaken since.');
    const polish: Record<string, string> = { locale: 'pl', sentences_few: 'zdania', sentences_many: 'zdań' };
    vi.stubGlobal('chrome', { i18n: { getMessage: (key: string) => polish[key] ?? '' } });
    expect([plural('sentences', 3), plural('sentences', 5)]).toEqual(['zdania', 'zdań']);
  });

  it('give days that no time zone moves, and lists', () => {
    expect(formatDay('2026-06-30')).toBe('30 June 2026');
    expect(formatDay('15 December 2016')).toBe('15 December 2016');
    expect(formatList(['A', 'B', 'C'])).toBe('A, B and C');
  });

  it('never claim, admit, or call anything true or false', () => {
    const all = Object.entries(english).map(([key, { message }]) => `${key}: ${message}`);
    for (const line of all)
      expect(line).not.toMatch(/\b(true|false|lie[sd]?|admit\w*|insist\w*|claims? that|claimed|fake)\b|!/i);
  });
});

it('there is no word that nobody uses', () => {
  const folders = ['src/ui', 'src/background', 'src/notes', 'entrypoints'];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  files.push('wxt.config.ts');
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const used = (key: string) => new RegExp(`['_]${key.replace(/_(one|other)$/, '')}(?:['_]|\\b)`).test(source);
  const computed = /^number\d+$/;
  expect(Object.keys(english).filter((key) => !computed.test(key) && !used(key))).toEqual([]);
});
