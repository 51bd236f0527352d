/**
 * Two dozen pages of different kinds, for page loads: from a few lines to a long article, on and off topic, lean and
 * full of markup, scripts, tables, frames and drawings. Made, not taken: seeded and the same on every machine.
 */
import { articlePage, paragraphsOf, proseOf } from './articles';
import type { Pages } from './session';

const list = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('\n');

const SHIFTING = `<script>
  const box = document.createElement('div');
  document.addEventListener('DOMContentLoaded', () => {
    for (let i = 0; i < 400; i++) { const p = document.createElement('p'); p.textContent = 'Written by a script, line ' + i; box.append(p); }
    document.body.append(box);
  });
</script>`;

const DRAWING = `<svg viewBox="0 0 400 400" width="400">${list(600, (i) => `<circle cx="${i % 400}" cy="${(i * 7) % 400}" r="3"/>`)}</svg>`;

function offTopic(seed: number, { paragraphs = 20, teasers = 0, rows = 0, state = 0, more = '' }): string {
  const prose = proseOf(seed);
  const card = () => `<article><div class="c"><a href="#"><h3>${prose(9)}</h3></a><p>${prose(18)}</p></div></article>`;
  const json = JSON.stringify(Array.from({ length: state }, (_, id) => ({ id, title: prose(8) })));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${prose(6)}</title><body>
    <nav>${list(30, (i) => `<a href="#${i}">Part ${i}</a>`)}</nav>
    <main><h1>${prose(8)}</h1>${list(paragraphs, () => `<p>${prose(60)}</p>`)}
    ${rows === 0 ? '' : `<table>${list(rows, () => `<tr><td>${prose(3)}<td>${prose(2)}<td>${prose(4)}`)}</table>`}</main>
    <aside>${list(teasers, card)}</aside>${more}
    ${state === 0 ? '' : `<script type="application/json">${json}</script>`}</body></html>`;
}

const onTopic = (seed: number, words: number, topical: number, more = '') =>
  articlePage(paragraphsOf({ seed, words, topical }), { after: more });

const deep = (levels: number, inner: string): string => '<div>'.repeat(levels) + inner + '</div>'.repeat(levels);

/** By path. Sixteen are off topic, as nearly all pages are; eight are on it. */
export function diversePages(): Pages {
  const prose = proseOf(77);
  const frame = `<iframe srcdoc="${`<p>${prose(80)}</p>`.replaceAll('"', '&quot;')}"></iframe>`;
  return {
    '/a/notice.html': offTopic(1, { paragraphs: 1 }),
    '/a/short.html': offTopic(2, { paragraphs: 6 }),
    '/a/story.html': offTopic(3, { paragraphs: 25, teasers: 12 }),
    '/a/long.html': offTopic(4, { paragraphs: 160 }),
    '/a/front.html': offTopic(5, { paragraphs: 2, teasers: 150 }),
    '/a/heavy-front.html': offTopic(6, { paragraphs: 2, teasers: 400, state: 800 }),
    '/a/state.html': offTopic(7, { paragraphs: 15, state: 4_000 }),
    '/a/table.html': offTopic(8, { paragraphs: 3, rows: 600 }),
    '/a/long-table.html': offTopic(9, { paragraphs: 1, rows: 2_500 }),
    '/a/scripted.html': offTopic(10, { paragraphs: 8, more: SHIFTING }),
    '/a/drawing.html': offTopic(11, { paragraphs: 8, more: DRAWING }),
    '/a/frames.html': offTopic(12, { paragraphs: 8, more: list(6, () => frame) }),
    '/a/deep.html': offTopic(13, { paragraphs: 4, more: deep(300, `<p>${prose(60)}</p>`) }),
    '/a/book.html': offTopic(14, { paragraphs: 1_200 }),
    '/a/forum.html': offTopic(15, {
      paragraphs: 1,
      more: list(200, () => `<div class="post"><b>${prose(2)}</b><p>${prose(30)}</p></div>`),
    }),
    '/a/form.html': offTopic(16, {
      paragraphs: 2,
      more: `<form>${list(120, (i) => `<label>${prose(3)}<input name="f${i}"></label>`)}</form>`,
    }),
    '/b/brief.html': onTopic(21, 150, 0.5),
    '/b/news.html': onTopic(22, 700, 0.4),
    '/b/dense.html': onTopic(23, 900, 1),
    '/b/feature.html': onTopic(24, 2_500, 0.3),
    '/b/long-read.html': onTopic(25, 5_000, 0.3),
    '/b/dossier.html': onTopic(26, 9_000, 0.6),
    '/b/live.html': onTopic(
      27,
      3_000,
      0.5,
      list(80, () => `<aside><p>${prose(25)}</p></aside>`),
    ),
    '/b/heavy.html': onTopic(28, 1_500, 0.4, DRAWING + list(4, () => frame)),
  };
}
