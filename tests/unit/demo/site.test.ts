/** The demo newsstand and its baselines agree, and nothing on it reaches outside. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { bundledPack } from '../../../src/claims/bundled';
import { baselineOf, OFF_TOPIC, PAGES, SITE } from '../../../src/cli/demo/site';

const source = (page: string) => readFileSync(join(SITE, page), 'utf8');
const textOf = (page: string) =>
  [...parseHTML(source(page)).document.querySelectorAll('p, h1, h2, h3')].map((element) =>
    (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );

describe.each(PAGES)('%s', (page) => {
  const baseline = baselineOf(page);

  test('every expected sentence stands on it, whole, in one paragraph', () => {
    const blocks = textOf(page);
    for (const { sentence } of baseline.notes) {
      expect(blocks.filter((block) => block.includes(sentence)).length, sentence).toBe(1);
    }
  });

  test('it expects claims that the pack knows', async () => {
    const known = new Set((await bundledPack()).claims.map((claim) => claim.id));
    for (const { claim } of baseline.notes) expect([...known]).toContain(claim);
  });

  test('it carries its date where its baseline says', () => {
    const html = source(page);
    const places: Record<string, RegExp> = {
      'JSON-LD': /"datePublished":"([\d-]{10})/,
      'meta article:published_time': /article:published_time" content="([\d-]{10})/,
      'time element': /<time datetime="([\d-]{10})/,
    };
    const place = places[baseline.dateFrom];
    const date = place ? place.exec(html)?.[1] : /\/(\d{4}\/\d\d\/\d\d)\//.exec(page)?.[1]?.replaceAll('/', '-');
    expect(date).toBe(baseline.published);
  });

  test('it needs nothing from elsewhere', () => {
    const html = source(page).replaceAll('https://schema.org', '').replaceAll('http://www.w3.org/2000/svg', '');
    expect(html).not.toMatch(/https?:\/\//);
  });
});

test('four years, four ways of dating, and most of the catalogue', () => {
  const baselines = PAGES.map(baselineOf);
  const years = baselines.map(({ published }) => published.slice(0, 4));
  expect(years).toEqual(expect.arrayContaining(['2016', '2018', '2022', '2025']));
  expect(new Set(baselines.map(({ dateFrom }) => dateFrom)).size).toBeGreaterThanOrEqual(4);
  const claims = new Set(baselines.flatMap(({ notes }) => notes.map(({ claim }) => claim)));
  expect(claims.size).toBeGreaterThanOrEqual(25);
  expect(baselineOf(OFF_TOPIC).notes).toEqual([]);
});

test('every page of the folder is on the newsstand', () => {
  const files = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  expect(files.map((file) => `/${file.replaceAll('\\', '/')}`).sort()).toEqual([...PAGES].sort());
});
