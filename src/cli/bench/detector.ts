/**
 * What the detector's look costs on pages off topic, as a multiple of one bare `textContent` read of the same page,
 * in real browsers. Pages: the demo's own one on another topic, and made ones, from lean to full of markup.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { KINDS } from '../browsers/find';
import { OFF_TOPIC, SITE } from '../demo/site';
import { openBare } from './session';
import { random } from './synthetic';

const WORDS =
  'the council voted late on Tuesday to repair the old bridge after a week of rain and Mayor Ellis said the cost would be ' +
  'met from the fund that was set aside for the town’s schools in Northfield where parents had asked “for answers” since May';

/** A page of news about nothing, with typographic quotes: `paragraphs` of prose, `teasers` around it, and scripts as pages carry them. */
function madePage(seed: number, paragraphs: number, teasers: number, scripts: number): string {
  const next = random(seed);
  const words = WORDS.split(' ');
  const prose = (n: number) => Array.from({ length: n }, () => words[Math.floor(next() * words.length)]).join(' ');
  const teaser = () =>
    `<article>\n  <div class="card"><a href="#"><h3>${prose(9)}</h3></a>\n<p>${prose(18)}</p></div></article>`;
  const state = JSON.stringify(Array.from({ length: scripts }, (_, id) => ({ id, path: `/a/${id}`, title: prose(8) })));
  const list = <T>(n: number, make: () => T) => Array.from({ length: n }, make).join('\n');
  return `<!doctype html><title>${prose(6)}</title><body><main>${list(paragraphs, () => `<p>${prose(60)}.</p>`)}</main>
    <aside>${list(teasers, teaser)}</aside><script type="application/json">${state}</script>`;
}

async function pageCode(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'detector-page.ts'), formats: ['iife'], name: 'detectorBench' },
    },
  });
  const [chunk] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (chunk?.type !== 'chunk') throw new Error('nothing was built');
  return chunk.code;
}

/** µs, the best of several batches: other work on the machine only ever adds. */
const MEASURE = `(() => {
  const best = (work) => {
    for (let i = 0; i < 60; i++) work();
    let least = Infinity;
    for (let i = 0; i < 10; i++) {
      let times = 0;
      const from = performance.now();
      while (performance.now() - from < 12) { work(); work(); work(); work(); times += 4; }
      least = Math.min(least, (performance.now() - from) / times);
    }
    return least * 1000;
  };
  const sink = { n: 0 };
  const read = best(() => { sink.n += document.documentElement.textContent.length; });
  const look = best(() => { sink.n += detectorBench.look() ? 1 : 0; });
  return { read, look, onTopic: detectorBench.look(), units: document.documentElement.textContent.length };
})()`;

interface Row {
  read: number;
  look: number;
  onTopic: boolean;
  units: number;
}

export async function benchDetector(): Promise<void> {
  const code = await pageCode();
  const pages: [name: string, html: string][] = [
    ['demo, off topic', readFileSync(join(SITE, OFF_TOPIC), 'utf8')],
    ['made, lean', madePage(1, 25, 8, 0)],
    ['made, usual', madePage(2, 40, 60, 200)],
    ['made, full', madePage(3, 60, 200, 1_500)],
    ['made, long', madePage(4, 400, 40, 100)],
  ];
  for (const kind of KINDS) {
    const browser = await openBare(kind);
    try {
      const page = await browser.newPage();
      const ratios: number[] = [];
      for (const [name, html] of pages) {
        await page.setContent(html);
        const { read, look, onTopic, units } = (await page.evaluate(`${code};${MEASURE}`)) as Row;
        if (onTopic) throw new Error(`${name} is on topic`);
        ratios.push(look / read);
        const figures = `${Math.round(units / 1000)} k units, read ${read.toFixed(0)} µs, look ${look.toFixed(0)} µs`;
        console.log(`${kind.padEnd(9)} ${name.padEnd(16)} ${(look / read).toFixed(2)} ×  (${figures})`);
      }
      ratios.sort((a, b) => a - b);
      console.log(`${kind.padEnd(9)} median           ${ratios[ratios.length >> 1]?.toFixed(2)} × (budget 1.5 ×)`);
    } finally {
      await browser.close();
    }
  }
}
