/** From page to note, on the demo newsstand: the right sentences, and not one byte of the article changed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inPage } from '../../src/cli/browsers/in-page';
import { serialised, traces } from '../../src/cli/browsers/observe';
import { readThrough } from '../../src/cli/browsers/reading';
import { baselineOf, OFF_TOPIC, PAGES } from '../../src/cli/demo/site';
import { BROWSERS, type Harness, startHarness } from './harness';

/** The source as the browser's own parser builds it, without any extension having seen it. */
async function parsedSource(open: { page: Parameters<typeof inPage>[0] }, url: string): Promise<string> {
  const source = await (await fetch(url)).text();
  return inPage(
    open.page,
    (html: string) => new DOMParser().parseFromString(html, 'text/html').documentElement.outerHTML,
    source,
  );
}

const longDay = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

const line = (note: { claim: string; stance: string; sentence: string }) =>
  `${note.claim} | ${note.stance} | ${note.sentence}`;

describe.each(BROWSERS)('notes in %s', (kind) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(kind);
  });
  afterAll(() => harness?.close());

  test.each(PAGES.filter((page) => page !== OFF_TOPIC))('%s carries the expected notes', async (path) => {
    const { notes, published } = baselineOf(path);
    const open = await harness.openRead(path);
    const status = await readThrough(harness.control, open);
    const found = (status.marks ?? []).map(({ claim, stance, text }) => line({ claim, stance, sentence: text.trim() }));
    expect.soft(found.sort()).toEqual(notes.map(line).sort());
    expect.soft(status.published).toBe(longDay(published));

    const seen = await traces(open.page);
    expect.soft(new Set(seen.sentences)).toEqual(new Set((status.marks ?? []).map((mark) => mark.text.trim())));
    expect.soft(seen.hosts).toBe(1);
    expect.soft(await serialised(open.page)).toBe(await parsedSource(open, harness.server.origin + path));
    expect.soft(open.complaints).toEqual([]);
    await open.page.close();
  });

  test('a page on another topic is left alone', async () => {
    const open = await harness.open(OFF_TOPIC);
    // A topical page opened later has been read: this one had its chance.
    const later = await harness.openRead(PAGES[0]);
    expect(await traces(open.page)).toEqual({ highlights: [], sentences: [], hosts: 0 });
    expect(await serialised(open.page)).toBe(await parsedSource(open, harness.server.origin + OFF_TOPIC));
    expect(open.complaints).toEqual([]);
    await later.page.close();
    await open.page.close();
  });
});
