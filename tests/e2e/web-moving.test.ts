/** Pages that change under the notes: they follow within a moment, and nothing stays where its text has gone. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../src/cli/browsers/build';
import { inPage } from '../../src/cli/browsers/in-page';
import { traces } from '../../src/cli/browsers/observe';
import { openCard, statusWhen } from '../../src/cli/browsers/reading';
import { until } from '../../src/cli/browsers/until';
import { Story, type StoryProps } from '../fixtures/web/hydrate';
import { CONTACTS, frames, MOVING, NOT_RECOGNISED, note, page, prose } from '../fixtures/web/pages';
import { cardOf, marksOf, openedCard } from './card-view';
import { BROWSERS, type Harness, type Opened, startHarness } from './harness';
import { notesAre, switchOffLocalhost, untouched } from './web-view';

const STORY: StoryProps = { paragraphs: [NOT_RECOGNISED.sentence, prose(1)], more: CONTACTS.sentence };

/** React in its development build: only that warns of what does not fit. */
async function hydrationBundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(ROOT, 'tests/fixtures/web/hydrate.tsx'), formats: ['iife'], name: 'story' },
    },
  });
  const [chunk] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (chunk?.type !== 'chunk') throw new Error('nothing was built');
  return chunk.code;
}

/** Highlights and hosts as the page has them now. */
const painted = async (page: Page) => [...new Set((await traces(page)).sentences)].sort();
const sentences = (...notes: { sentence: string }[]) => notes.map(({ sentence }) => sentence).sort();

describe.each(BROWSERS)('pages that change in %s', (kind) => {
  let harness: Harness;
  let open: Opened;
  beforeAll(async () => {
    const bundle = await hydrationBundle();
    const hydrating = page(
      `<div id="app">${renderToString(createElement(Story, STORY))}</div><script src="/web/story.js"></script>`,
    );
    harness = await startHarness(kind, {
      pages: {
        ...MOVING,
        '/web/hydrate.html': () => ({ type: 'text/html; charset=utf-8', body: hydrating }),
        '/web/story.js': () => ({ type: 'text/javascript', body: bundle }),
        '/web/frames.html': () => ({ type: 'text/html; charset=utf-8', body: frames(other) }),
        '/web/off-frame.html': () => ({ type: 'text/html; charset=utf-8', body: frames(off) }),
      },
    });
    // Two other sites; one of them is switched off.
    const other = harness.server.origin.replace('127.0.0.1', 'frames.localhost');
    const off = harness.server.origin.replace('127.0.0.1', 'localhost');
    await switchOffLocalhost(harness);
  });
  afterAll(() => harness?.close());
  afterEach(() => open?.page.close());

  const begin = async (path: string, ...notes: (typeof CONTACTS)[]) => {
    open = await harness.open(path);
    await open.page.bringToFront();
    await notesAre(harness, open, notes);
    await until('lines and signs', async () => (await painted(open.page)).length === notes.length);
    return open.page;
  };
  const follows = async (...notes: (typeof CONTACTS)[]) => {
    await notesAre(harness, open, notes, 5_000);
    await until('the lines to follow', async () => (await painted(open.page)).join() === sentences(...notes).join(), {
      within: 3_000,
    });
    expect((await traces(open.page)).hosts).toBeLessThanOrEqual(1);
  };

  test('single-page navigation: another article, another topic, and back', async () => {
    const page = await begin('/web/app.html', NOT_RECOGNISED);
    const go = (to: string, title: string, body: string) =>
      inPage(
        page,
        ([path, name, inner]: [string, string, string]) => {
          history.pushState({}, '', path);
          document.title = name;
          const next = document.createElement('body');
          next.innerHTML = inner;
          document.body.replaceWith(next);
        },
        [to, title, body] as [string, string, string],
      );
    await go('/web/second', 'Envoys', `<article><h1>Envoys</h1>${note(CONTACTS)}</article>`);
    await follows(CONTACTS);
    await go('/web/third', 'A ferry', `<article><h1>A ferry</h1><p>${prose(20)}</p></article>`);
    await statusWhen(harness.control, open.tab, 'nothing', ({ notes }) => notes.length === 0);
    await until('every line to go', async () => (await painted(page)).length === 0);
    await go(
      '/web/app.html',
      'Notes from Moscow',
      `<article><h1>Notes from Moscow</h1>${note(NOT_RECOGNISED)}</article>`,
    );
    await follows(NOT_RECOGNISED);
    await until('one sign', async () => (await marksOf(kind, page)).length === 1);
    expect(open.complaints).toEqual([]);
  });

  test('infinite scroll: what comes is noted, what was there is not noted twice', async () => {
    const page = await begin('/web/scroll.html', NOT_RECOGNISED);
    const add = (p: Page) =>
      inPage(
        p,
        (inner: string) => {
          for (let i = 0; i < 3; i++) {
            const part = document.createElement('section');
            part.innerHTML = inner;
            document.querySelector('main')?.append(part);
          }
        },
        note(CONTACTS),
      );
    await add(page);
    await notesAre(harness, open, [NOT_RECOGNISED, CONTACTS, CONTACTS, CONTACTS], 5_000);
    await until('one sign a claim', async () => (await marksOf(kind, page)).length === 2);
    const [mine, plain] = await untouched(harness, open, '/web/scroll.html', add);
    expect(mine).toBe(plain);
    expect(open.complaints).toEqual([]);
  });

  test('React hydrates under the notes without a complaint, and what it adds is noted', async () => {
    const page = await begin('/web/hydrate.html', NOT_RECOGNISED);
    const complained = await inPage(
      page,
      async (props: StoryProps) => {
        const heard: string[] = [];
        const before = document.querySelector('#app p');
        globalThis.hydrateStory?.(props, (text) => heard.push(text));
        await new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
        if (document.querySelector('#app p') !== before) heard.push('drawn anew');
        return heard;
      },
      STORY,
    );
    expect(complained).toEqual([]);
    await page.click('#app button');
    await follows(NOT_RECOGNISED, CONTACTS);
    await page.click('#app button');
    await follows(NOT_RECOGNISED);
    expect(open.complaints).toEqual([]);
  });

  test('an edited paragraph loses its note and gets it back', async () => {
    const page = await begin('/web/app.html', NOT_RECOGNISED);
    const edit = (from: string, to: string) =>
      inPage(
        page,
        ([old, now]: [string, string]) => {
          const text = document.querySelector('p')?.firstChild as Text;
          text.data = text.data.replace(old, now);
        },
        [from, to] as [string, string],
      );
    await edit(NOT_RECOGNISED.sentence, 'The rain has not stopped for a week.');
    await statusWhen(harness.control, open.tab, 'no note', ({ notes }) => notes.length === 0, 5_000);
    await until('the line to go', async () => (await painted(page)).length === 0);
    await until('the sign to go', async () => (await marksOf(kind, page)).length === 0);
    await edit('The rain has not stopped for a week.', NOT_RECOGNISED.sentence);
    await follows(NOT_RECOGNISED);
  });

  test('collapsed text is noted once it opens', async () => {
    const page = await begin('/web/closed.html', NOT_RECOGNISED);
    await inPage(page, () => {
      (document.querySelector('details') as HTMLDetailsElement).open = true;
    });
    await follows(NOT_RECOGNISED, CONTACTS);
    await inPage(page, () => {
      (document.querySelector('#fold') as HTMLElement).style.display = 'block';
    });
    await notesAre(harness, open, [NOT_RECOGNISED, CONTACTS, CONTACTS], 5_000);
  });

  test('back from the cache of pages: the notes are there, once', async () => {
    const page = await begin('/web/app.html', NOT_RECOGNISED);
    await page.goto(`${harness.server.origin}/web/elsewhere.html`);
    await page.goBack();
    await follows(NOT_RECOGNISED);
    await until('one sign', async () => (await marksOf(kind, page)).length === 1);
    await openCard(harness.control, open.tab, 'recognition');
    expect((await openedCard(kind, page)).lead).not.toBe('');
  });

  test('copies of our element stay empty and change nothing', async () => {
    const page = await begin('/web/clones-host.html', NOT_RECOGNISED, CONTACTS);
    await until('two signs', async () => (await marksOf(kind, page)).length === 2);
    const said = await inPage(page, () =>
      [...document.querySelectorAll('claimtrail-notes')].map((copy) => copy.textContent),
    );
    expect(said.length).toBeGreaterThan(1);
    expect(said.join('')).toBe('');
    await openCard(harness.control, open.tab, 'contacts');
    expect(await openedCard(kind, page)).not.toBeNull();
    await page.keyboard.press('Escape');
    await until('the card to close', async () => (await cardOf(kind, page)) === null);
    expect(open.complaints).toEqual([]);
  });

  /** How many lines each inner frame has. */
  const inFrames = (page: Page) =>
    Promise.all(
      page
        .frames()
        .filter((frame) => frame.url().endsWith('/web/inner.html'))
        .map((frame) => frame.evaluate('[...CSS.highlights.values()].reduce((n, h) => n + h.size, 0)')),
    );

  test('frames: each has its own notes', async () => {
    const page = await begin('/web/frames.html', NOT_RECOGNISED);
    await until('notes in both frames', async () => (await inFrames(page)).join() === '1,1');
    expect(open.complaints).toEqual([]);
  });

  test('a frame of a site that is switched off is not read, wherever it stands', async () => {
    const page = await begin('/web/off-frame.html', NOT_RECOGNISED);
    await until('notes in the other frame', async () => (await inFrames(page)).includes(1));
    expect((await inFrames(page)).sort()).toEqual([0, 1]);
    expect(open.complaints).toEqual([]);
  });

  // How long the page waits meanwhile is the business of `npm run bench -- storm`.
  test('ten thousand new nodes: noted among them, and the page goes on', async () => {
    const page = await begin('/web/scroll.html', NOT_RECOGNISED);
    const storm = ([inner, filler]: [string, string]) => {
      const part = document.createElement('section');
      for (let i = 0; i < 5_000; i++) {
        const p = document.createElement('p');
        p.append(filler);
        part.append(p);
      }
      part.insertAdjacentHTML('beforeend', inner);
      document.querySelector('main')?.append(part);
      return part.childElementCount;
    };
    expect(await inPage(page, storm, [note(CONTACTS), prose(1)] as [string, string])).toBeGreaterThan(5_000);
    await follows(NOT_RECOGNISED, CONTACTS);
    expect(open.complaints).toEqual([]);
  });
});
