/** Documents that are no articles, or want to be none: what a news reader also meets. */
import type { Served } from '../../src/cli/demo/server';

const CLAIM = 'Russia has not recognised the Taliban government, and neither has any other country.';
const FILLER = 'The ferry left at six with eleven passengers, a dog and the mail, and nobody remarked on the weather. ';
const HTML = 'text/html; charset=utf-8';

const article = (extra = '', title = 'A page') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>` +
  '<meta property="article:published_time" content="2022-05-01T08:00:00Z"></head><body>' +
  `<article><h1>Notes from Moscow</h1><p>The Taliban sent nobody. ${CLAIM} The minister left early.</p></article>` +
  `${extra}</body></html>`;

/** A PDF of one empty page, with its table of objects: viewers complain of less. */
function pdf(): string {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>',
  ];
  let text = '%PDF-1.4\n';
  const rows = ['0000000000 65535 f '];
  objects.forEach((object, i) => {
    rows.push(`${String(text.length).padStart(10, '0')} 00000 n `);
    text += `${i + 1} 0 obj${object}endobj\n`;
  });
  const trailer = `trailer<</Size ${rows.length}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return `${text}xref\n0 ${rows.length}\n${rows.join('\n')}\n${trailer}`;
}

/** About 5 MB of text with one claim in the middle. */
function huge(): string {
  const paragraph = `<p>${FILLER.repeat(10)}</p>`;
  const half = paragraph.repeat(Math.round(2_500_000 / paragraph.length));
  return article().replace('<p>', `${half}<p>`).replace('</article>', `${half}</article>`);
}

const REMOVES_HOST = `<script>
  addEventListener('load', () => {
    const sweep = () => { for (const e of document.querySelectorAll('*')) if (e.localName.startsWith('claimtrail')) e.remove(); };
    new MutationObserver(sweep).observe(document.documentElement, { childList: true, subtree: true });
    sweep();
  });
</script>`;

export const BAD_DOCUMENTS: Record<string, () => Served> = {
  '/bad/feed.xml': () => ({
    type: 'application/xml',
    body: `<?xml version="1.0"?><feed><entry><title>Moscow and the Taliban</title><body>${CLAIM}</body></entry></feed>`,
  }),
  '/bad/drawing.svg': () => ({
    type: 'image/svg+xml',
    body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 100"><text y="40">${CLAIM}</text></svg>`,
  }),
  '/bad/note.txt': () => ({ type: 'text/plain; charset=utf-8', body: `Notes from Moscow\n\n${CLAIM}\n` }),
  '/bad/report.pdf': () => ({ type: 'application/pdf', body: pdf() }),
  '/bad/huge.html': () => ({ type: HTML, body: huge() }),
  '/bad/empty.html': () => ({ type: HTML, body: '<!doctype html><title></title><body></body>' }),
  '/bad/nothing.html': () => ({ type: HTML, body: '' }),
  '/bad/frame.html': () => ({
    type: HTML,
    body: '<!doctype html><title>A frame</title><p>Below is another page.</p><iframe src="/bad/inner.html" width="800" height="400"></iframe>',
  }),
  '/bad/inner.html': () => ({ type: HTML, body: article('', 'Inside') }),
  '/bad/frameset.html': () => ({
    type: HTML,
    body: '<html><head><title>Frames</title></head><frameset cols="30%,70%"><frame src="/bad/empty.html"><frame src="/bad/inner.html"></frameset></html>',
  }),
  '/bad/removes-host.html': () => ({ type: HTML, body: article(REMOVES_HOST) }),
};
