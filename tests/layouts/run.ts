/**
 * The demo's articles in every layout, in both browsers: `npx tsx tests/layouts/run.ts [WORDS]`. Nothing may be thrown,
 * the document must stay as it was parsed, the notes must be those of the article, and signs must stand right. Not part
 * of `npm test`: it takes minutes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { buildExtension } from '../../src/cli/browsers/build';
import { type BrowserKind, KINDS } from '../../src/cli/browsers/find';
import { inPage } from '../../src/cli/browsers/in-page';
import { serialised } from '../../src/cli/browsers/observe';
import { readThrough } from '../../src/cli/browsers/reading';
import type { Served } from '../../src/cli/demo/server';
import { baselineOf, OFF_TOPIC, PAGES, SITE } from '../../src/cli/demo/site';
import { startHarness } from '../e2e/harness';
import { standing, toSentence } from '../e2e/standing';
import { LAYOUTS, type Story } from './layouts';

const wanted = process.argv.slice(2).join(' ').toLowerCase();

function storyOf(path: string): Story {
  const { document } = parseHTML(readFileSync(join(SITE, path), 'utf8'));
  const { published } = baselineOf(path);
  const article = document.querySelector('article') ?? document.querySelector('main') ?? document.body;
  const tidy = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const paragraphs = [...article.querySelectorAll('p,h2,li')].map(tidy).filter((text) => text.length > 0);
  return { title: tidy(article.querySelector('h1') ?? document.querySelector('title')), published, paragraphs };
}

const STORIES = PAGES.filter((path) => path !== OFF_TOPIC && path !== PAGES[0]).map((path) => ({
  path,
  story: storyOf(path),
}));

const line = (claim: string, sentence: string) =>
  `${claim} | ${sentence
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim()}`;

async function run(kind: BrowserKind): Promise<string[]> {
  buildExtension(kind);
  const faults: string[] = [];
  const pages: Record<string, () => Served> = {};
  const addresses: { layout: string; path: string; at: string }[] = [];
  STORIES.forEach(({ path, story }, s) => {
    Object.entries(LAYOUTS).forEach(([layout, lay], l) => {
      if (!`${layout} ${path}`.toLowerCase().includes(wanted)) return;
      const at = `/layout/${s}/${l}.html`;
      pages[at] = () => ({ type: 'text/html; charset=utf-8', body: lay(story) });
      addresses.push({ layout, path, at });
    });
  });
  const harness = await startHarness(kind, { pages });
  /** Notes by article, as most layouts have them: the first layout is the plain one. */
  const plain = new Map<string, string>();
  try {
    for (const { layout, path, at } of addresses) {
      const fault = (what: string) => faults.push(`${kind} · ${layout} · ${path}: ${what}`);
      try {
        const open = await harness.openRead(at);
        const status = await readThrough(harness.control, open);
        const marks = (status.marks ?? []).map(({ claim, text }) => line(claim, text)).sort();
        const were = plain.get(path) ?? marks.join('\n');
        plain.set(path, were);
        const lost = were.split('\n').filter((mark) => !marks.includes(mark));
        const extra = marks.filter((mark) => !were.includes(mark));
        for (const mark of lost) fault(`lost ${mark}`);
        for (const mark of extra) fault(`extra ${mark}`);
        for (const complaint of open.complaints) fault(complaint);
        const source = await (await fetch(harness.server.origin + at)).text();
        const parsed = await inPage(
          open.page,
          (html: string) => new DOMParser().parseFromString(html, 'text/html').documentElement.outerHTML,
          source,
        );
        if (layout !== 'open shadow root' && parsed !== (await serialised(open.page))) fault('the document changed');
        for (const n of [0, Math.floor(marks.length / 2)]) {
          await toSentence(open.page, n);
          const { signs, clashes, outside, astray } = await standing(kind, open.page);
          if (clashes + outside + astray > 0) fault(`clashes ${clashes}, outside ${outside}, astray ${astray}`);
          for (const sign of signs) {
            if (sign.over !== '' || (sign.off > 60 && !sign.covered)) fault(JSON.stringify(sign));
          }
        }
        await open.page.close();
      } catch (error) {
        fault(error instanceof Error ? error.message : String(error));
      }
    }
  } finally {
    await harness.close();
  }
  process.stdout.write(`${kind}: ${addresses.length} pages, ${faults.length} faults\n`);
  return faults;
}

const faults = (await Promise.all(KINDS.map(run))).flat();
process.stdout.write(`${faults.join('\n')}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
