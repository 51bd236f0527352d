import { describe, expect, test } from 'vitest';
import { type PageBlock, readBlocks } from '../../../src/page/blocks';
import { rangeOf } from '../../../src/page/range';
import { documentOf } from './window';

function read(html: string): { doc: Document; blocks: PageBlock[] } {
  const doc = documentOf(`<!doctype html><html><body>${html}</body></html>`);
  let id = 0;
  const blocks: PageBlock[] = [];
  for (const block of readBlocks(doc.body, { nextId: () => id++ })) if (block) blocks.push(block);
  return { doc, blocks };
}
const texts = (html: string) => read(html).blocks.map((block) => block.text);
const LONG = 'The ministry said on Thursday that it had no comment.';
const OTHER = 'Nobody in the capital expected an answer before spring.';

describe('what is read', () => {
  test('paragraphs, with inline markup and white space smoothed', () => {
    expect(
      texts(`<p>The <b>ministry</b> said on\n\n   <a href="#">Thursday</a> that it\u00a0had<br>no comment.</p>`),
    ).toEqual(['The ministry said on Thursday that it had no comment.']);
  });
  test('text around a nested block is not one sentence with it', () => {
    expect(texts(`<div>${LONG}<p>${OTHER}</p>${LONG} Again.</div>`)).toEqual([LONG, OTHER, `${LONG} Again.`]);
  });
  test.each([
    ['scripts and styles', `<script>${LONG}</script><style>${LONG}</style><noscript>${LONG}</noscript>`],
    ['code', `<pre>${LONG}</pre><code>${LONG}</code>`],
    ['navigation and footers', `<nav><p>${LONG}</p></nav><footer><p>${LONG}</p></footer>`],
    ['asides', `<aside><p>${LONG}</p></aside>`],
    ['hidden text', `<p hidden>${LONG}</p><p aria-hidden="true">${LONG}</p><p style="display:none">${LONG}</p>`],
    ['unpainted text', `<p style="visibility:hidden">${LONG}</p>`],
    ['editors', `<div contenteditable>${LONG}</div><textarea>${LONG}</textarea><div role="textbox">${LONG}</div>`],
    ['folded text', `<details><summary>More</summary><p>${LONG}</p></details>`],
    ['forms', `<form><p>${LONG}</p></form>`],
    ['comments', `<section id="comments"><p>${LONG}</p></section><ol class="commentlist"><li>${LONG}</li></ol>`],
    ['teasers for other articles', `<div class="related-articles"><p>${LONG}</p></div>`],
    ['our own host', `<claimtrail-notes>${LONG}</claimtrail-notes>`],
    ['labels', '<p>Read on</p><p>1234 5678 9012 3456 7890 1234 5678</p>'],
  ])('not %s', (_, html) => {
    expect(texts(`${html}<p>${OTHER}</p>`)).toEqual([OTHER]);
  });
  test('a form or a furniture class around the whole page leaves nothing out', () => {
    expect(texts(`<form><main><h1>A headline long enough to be read</h1><p>${LONG}</p></main></form>`)).toContain(LONG);
    expect(texts(`<div class="sidebar"><main><p>${LONG}</p></main></div>`)).toEqual([LONG]);
    expect(texts(`<div class="article-with-comments"><p>${LONG}</p></div>`)).toEqual([LONG]);
  });
  test("a footnote's mark does not cut the sentence", () => {
    expect(texts('<p>The ministry said<sup>[12]</sup> on Thursday that it had no comment.</p>')).toEqual([LONG]);
  });
  test('open shadow roots', () => {
    const doc = documentOf(`<body><x-story></x-story><p>${OTHER}</p></body>`);
    const shadow = doc.querySelector('x-story')?.attachShadow({ mode: 'open' });
    const p = doc.createElement('p');
    p.textContent = LONG;
    shadow?.append(p);
    const found = [...readBlocks(doc.body, { nextId: () => 0 })].flatMap((block) => block?.text ?? []);
    expect(found).toEqual([LONG, OTHER]);
  });
  test('two line breaks part paragraphs, one does not, words or a picture between them neither', () => {
    expect(texts(`<div>${LONG}<br> <!-- x --><br><br>${OTHER}</div>`)).toEqual([LONG, OTHER]);
    expect(texts(`<div>${LONG}<br>and so<br>${OTHER}</div>`)).toEqual([`${LONG} and so ${OTHER}`]);
  });
  test('an element without its script that holds a paragraph is one; a short one is a word in the sentence', () => {
    const long = `${LONG} ${OTHER}`;
    const doc = documentOf(
      `<body><x-p style="display:inline">${long}</x-p> <x-p style="display:inline">${OTHER} ${LONG}</x-p></body>`,
    );
    const found = [...readBlocks(doc.body, { nextId: () => 0 })].flatMap((block) => block?.text ?? []);
    expect(found).toEqual([long, `${OTHER} ${LONG}`]);
    expect(
      texts('<p>The <x-tip style="display:inline">ministry</x-tip> said on Thursday that it had no comment.</p>'),
    ).toEqual([LONG]);
  });
  test('an empty body', () => {
    expect(texts('')).toEqual([]);
  });
});

describe('from text back to the page', () => {
  const html = `<p>  One <i>two\n three</i> four,<br> five six seven eight nine ten.  </p>`;
  test('every span of the text gives the range that says it', () => {
    const { blocks } = read(html);
    const block = blocks[0] as PageBlock;
    expect(block.text).toBe('One two three four, five six seven eight nine ten.');
    for (const words of ['One', 'two three', 'three four', 'four, five', 'nine ten.', block.text]) {
      const start = block.text.indexOf(words);
      const range = rangeOf(block, start, start + words.length);
      expect(range?.toString().replace(/\s+/g, ' ')).toBe(words);
    }
  });
  test('nothing is given once the page says something else', () => {
    const { blocks, doc } = read(html);
    const block = blocks[0] as PageBlock;
    const three = block.text.indexOf('three');
    (doc.querySelector('i')?.firstChild as Text).data = 'two\n seven';
    expect(rangeOf(block, three, three + 10)).toBeNull();
    expect(rangeOf(block, 0, 3)?.toString()).toBe('One');
    doc.querySelector('p')?.remove();
    expect(rangeOf(block, 0, 3)).toBeNull();
  });
  test('nothing is given once something was put into the sentence', () => {
    const { blocks, doc } = read(html);
    const block = blocks[0] as PageBlock;
    const advert = doc.createElement('div');
    advert.textContent = 'Subscribe today for the whole story and a hundred more like it.';
    doc.querySelector('i')?.append(advert);
    expect(rangeOf(block, 0, block.text.length)).toBeNull();
    expect(rangeOf(block, 0, 3)?.toString()).toBe('One');
  });
  test.each([
    [-1, 3],
    [3, 3],
    [5, 2],
    [0, 10_000],
  ])('a span that is none (%d, %d) gives nothing', (start, end) => {
    expect(rangeOf(read(html).blocks[0] as PageBlock, start, end)).toBeNull();
  });
});
