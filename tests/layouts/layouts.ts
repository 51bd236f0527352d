/** Ways in which news sites have put the same article on a page, from 1999 to now. Each keeps its words as they are. */

export interface Story {
  title: string;
  published: string;
  /** Text of each paragraph or heading, in order. */
  paragraphs: readonly string[];
}

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const NOISE = 'Ferries run on Sundays, too, says the harbour master, who likes the sea and the quiet of a wide bay.';
/** Stands where nothing may be noted. */
const BAIT = 'Russia has not recognised the Taliban government, and neither has any other country.';

const page = ({ title, published }: Story, body: string, css = '', { doctype = '<!doctype html>', html = '' } = {}) =>
  `${doctype}<html lang="en"${html}><head><meta charset="utf-8"><title>${escaped(title)}</title><meta property="article:published_time" content="${published}T08:00:00Z"><link rel="icon" href="data:,"><style>body{font:18px/1.6 Georgia,serif;margin:0}${css}</style></head><body>${body}</body></html>`;
const each = (story: Story, wrap: (text: string, i: number) => string) =>
  story.paragraphs.map((text, i) => wrap(text, i)).join('\n');
const ps = (story: Story, attributes = '') => each(story, (text) => `<p${attributes}>${escaped(text)}</p>`);
const h1 = ({ title }: Story) => `<h1>${escaped(title)}</h1>`;
const words = (text: string, wrap: (word: string, i: number) => string) =>
  text
    .split(' ')
    .map((word, i) => wrap(escaped(word), i))
    .join(' ');

export const LAYOUTS: Record<string, (story: Story) => string> = {
  semantic: (s) => page(s, `<main><article>${h1(s)}${ps(s)}</article></main>`, 'main{max-width:640px;margin:auto}'),
  'div soup': (s) =>
    page(
      s,
      `${'<div class="x">'.repeat(14)}${h1(s)}${each(s, (t) => `<div><div><span>${escaped(t)}</span></div></div>`)}${'</div>'.repeat(14)}`,
      '.x{padding:0 6px}',
    ),
  'one block, two br': (s) => page(s, `${h1(s)}<div id="content">${each(s, (t) => `${escaped(t)}<br><br>`)}</div>`),
  'table of 1999': (s) =>
    page(
      s,
      `<table width="100%" border="0"><tr><td width="140" valign="top"><font size="2">${NOISE}</font></td><td valign="top"><font face="Times">${h1(s)}${ps(s)}</font></td><td width="160" valign="top">${NOISE}</td></tr></table>`,
      '',
      { doctype: '' },
    ),
  'links and marks in every sentence': (s) =>
    page(
      s,
      `<article>${h1(s)}${each(s, (t) => `<p>${words(t, (w, i) => (i % 7 === 2 ? `<a href="#${i}">${w}</a>` : i % 5 === 0 ? `<b>${w}</b>` : i % 11 === 3 ? `<em><span>${w}</span></em>` : w))}</p>`)}</article>`,
    ),
  'a span a word': (s) =>
    page(s, `<article>${h1(s)}${each(s, (t) => `<p>${words(t, (w) => `<span class="w">${w}</span>`)}</p>`)}</article>`),
  'comments and soft breaks in words': (s) =>
    page(
      s,
      `<article>${h1(s)}${each(s, (t) => `<p>${words(t, (w, i) => (i % 6 === 1 ? `<!-- x -->${w}<wbr>` : i % 9 === 4 && w.length > 6 ? `${w.slice(0, 4)}&shy;${w.slice(4)}` : w))}</p>`)}</article>`,
    ),
  columns: (s) =>
    page(s, `<article>${h1(s)}<div class="c">${ps(s)}</div></article>`, '.c{columns:3 220px;column-gap:26px}'),
  'grid with rails': (s) =>
    page(
      s,
      `<div class="g"><nav>${NOISE}</nav><main>${h1(s)}${ps(s)}</main><aside><h2>Most read</h2><p>${BAIT}</p></aside></div>`,
      '.g{display:grid;grid-template-columns:160px 1fr 220px;gap:20px}',
    ),
  'open shadow root': (s) =>
    page(
      s,
      `<news-story><template shadowrootmode="open"><style>p{margin:1em 0}</style>${h1(s)}<slot></slot></template>${ps(s)}</news-story>`,
    ),
  'one form around everything': (s) =>
    page(
      s,
      `<form method="post" action="#"><input type="hidden" name="state" value="x">${h1(s)}${ps(s)}<input type="submit" value="Search"></form>`,
    ),
  'adverts, captions, teasers between': (s) =>
    page(
      s,
      `<article>${h1(s)}${each(s, (t, i) => `<p>${escaped(t)}</p>${i % 3 === 1 ? `<div class="ad"><iframe srcdoc="x" width="300" height="80"></iframe></div><figure><svg width="60" height="20"></svg><figcaption>Ships at dusk.</figcaption></figure>` : i % 4 === 2 ? `<div class="related"><p>${BAIT}</p></div>` : ''}`)}</article><section id="comments"><p>${BAIT}</p></section><footer><p>${BAIT}</p></footer>`,
    ),
  'lists and quotes': (s) =>
    page(
      s,
      `<main>${h1(s)}<ul>${each(s, (t, i) => (i % 2 ? `<li><p>${escaped(t)}</p></li>` : `<li><blockquote>${escaped(t)}</blockquote></li>`))}</ul></main>`,
    ),
  'fixed overlay reader': (s) =>
    page(
      s,
      `<div style="height:3000px">${NOISE}</div><div class="o"><article>${h1(s)}${ps(s)}</article></div>`,
      '.o{position:fixed;inset:0;overflow:auto;background:#15181d;color:#ddd;z-index:99}.o article{max-width:620px;margin:auto}',
    ),
  'snapping full screens': (s) =>
    page(
      s,
      `<div class="s">${each(s, (t, i) => `<section>${i === 0 ? h1(s) : ''}<p>${escaped(t)}</p></section>`)}</div>`,
      'html,body{height:100%}.s{height:100vh;overflow-y:scroll;scroll-snap-type:y mandatory}section{min-height:100vh;scroll-snap-align:start;padding:20px 80px;box-sizing:border-box}section:nth-child(even){background:#345;color:#fff}',
    ),
  'drop caps and small caps': (s) =>
    page(
      s,
      `<article>${h1(s)}${ps(s)}</article>`,
      'p:first-of-type::first-letter{float:left;font-size:3em;line-height:.9}p::first-line{font-variant:small-caps}h1{text-transform:uppercase}',
    ),
  'entities and no-break spaces': (s) =>
    page(
      s,
      `<article>${h1(s)}${each(s, (t) => `<p>\n\t\t${escaped(t).replaceAll('’', '&rsquo;').replaceAll(' the ', ' the&nbsp;').replaceAll(' of ', '\n of  ')}\n\t</p>`)}</article>`,
    ),
  'contents and transforms': (s) =>
    page(
      s,
      `<div class="t"><div class="k">${h1(s)}${each(s, (t) => `<div class="k"><p>${escaped(t)}</p></div>`)}</div></div>`,
      '.t{transform:translate(40px,10px) scale(.95);transform-origin:0 0;max-width:700px}.k{display:contents}',
    ),
  'content-visibility': (s) =>
    page(
      s,
      `<article>${h1(s)}${each(s, (t) => `<section><p>${escaped(t)}</p></section>`)}</article>`,
      'section{content-visibility:auto;contain-intrinsic-size:auto 500px}',
    ),
  'right to left frame': (s) =>
    page(s, `<article><h1 lang="en">${escaped(s.title)}</h1>${ps(s)}</article>`, 'article{max-width:600px}', {
      html: ' dir="rtl"',
    }),
  'flex cards, absolute rail': (s) =>
    page(
      s,
      `<div class="f"><article>${h1(s)}${ps(s)}</article><div class="r">${`<p>${NOISE}</p>`.repeat(20)}</div></div>`,
      '.f{position:relative;display:flex}.f article{width:640px}.r{position:absolute;left:650px;width:200px;font-size:13px}',
    ),
  'custom elements, no script': (s) =>
    page(
      s,
      `<app-root><page-shell><article-body>${h1(s)}${each(s, (t) => `<text-block>${escaped(t)}</text-block>`)}</article-body></page-shell></app-root>`,
      'article-body,text-block,page-shell{display:block}text-block{margin:1em 0}',
    ),
  'custom elements without any style': (s) =>
    page(s, `<app-root><h1>${escaped(s.title)}</h1>${each(s, (t) => `<x-p>${escaped(t)}</x-p>`)}</app-root>`),
};
