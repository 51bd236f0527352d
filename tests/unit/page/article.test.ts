import { describe, expect, test } from 'vitest';
import { dayFrom, dayFromUrl, publishedOn, titleOf } from '../../../src/page/article';
import { documentOf } from './window';

const ld = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const article = (date: string, type: unknown = 'NewsArticle') => ({ '@type': type, datePublished: date });

describe('the day a page was published', () => {
  test.each([
    ['JSON-LD', ld(article('2016-12-15T23:30:00-05:00')), '2016-12-15'],
    ['JSON-LD in a graph', ld({ '@graph': [{ '@type': 'WebSite' }, article('2018-11-09')] }), '2018-11-09'],
    ['JSON-LD of several types', ld([article('2018-11-09', ['Article', 'Thing'])]), '2018-11-09'],
    [
      'JSON-LD before meta',
      `<meta property="article:published_time" content="2020-01-01">${ld(article('2016-12-15'))}`,
      '2016-12-15',
    ],
    [
      'meta after broken JSON-LD',
      `<script type="application/ld+json">{oops</script><meta name="date" content="15 December 2016">`,
      '2016-12-15',
    ],
    ['article:published_time', '<meta property="article:published_time" content="2016-12-15T08:00:00Z">', '2016-12-15'],
    ['itemprop', '<span itemprop="datePublished" content="2016-12-15">today</span>', '2016-12-15'],
    [
      'time beside the one headline',
      '<article><h1>A</h1><time datetime="2016-12-15T08:00">x</time></article>',
      '2016-12-15',
    ],
    ['a front page with many articles', ld([article('2016-12-15'), article('2016-12-14')]), null],
    ['dates of teasers', ld({ '@type': 'CollectionPage', hasPart: [article('2016-12-15')] }), null],
    ['times of teasers', '<article><h2>A</h2><time datetime="2016-12-15">x</time></article>', null],
    ['an update only', '<meta property="article:modified_time" content="2016-12-15">', null],
    ['nothing', '<p>On 15 December 2016 it rained.</p>', null],
    ['nonsense', '<meta name="date" content="2016-13-45">', null],
    ['the future', '<meta name="date" content="2099-01-01">', null],
  ])('%s', (_, html, expected) => {
    expect(publishedOn(documentOf(`<html><head></head><body>${html}</body></html>`))).toBe(expected);
  });

  test.each([
    ['https://a.example/2016/12/15/kabul', '2016-12-15'],
    ['https://a.example/world/2016/dec/08/kabul', '2016-12-08'],
    ['https://a.example/world-20161215.html', '2016-12-15'],
    ['https://a.example/2016-12-15-kabul', '2016-12-15'],
    ['https://a.example/2016/12/kabul', null],
    ['https://a.example/article/20161245', null],
    ['https://a.example/?d=2016-12-15', null],
    ['about:blank', null],
  ])('address %s', (url, expected) => {
    expect(dayFromUrl(url)).toBe(expected);
  });

  test.each([
    ['Thu, 15 Dec 2016 23:00:00 GMT', '2016-12-15'],
    ['December 15th, 2016 at 8:00', '2016-12-15'],
    ['20161215T080000', '2016-12-15'],
    ['2016', null],
    ['yesterday', null],
    ['1066-10-14', null],
    [null, null],
  ])('written %s', (written, expected) => {
    expect(dayFrom(written)).toBe(expected);
  });
});

test('the title is the one headline, else what is shared, else the window’s', () => {
  expect(titleOf(documentOf('<title>T</title><h1>One  <b>two</b></h1>'))).toBe('One two');
  expect(
    titleOf(documentOf('<head><title>T</title><meta property="og:title" content="O"></head><h1>a</h1><h1>b</h1>')),
  ).toBe('O');
  expect(titleOf(documentOf('<title>T</title>'))).toBe('T');
  expect(titleOf(documentOf(`<h1>${'a'.repeat(900)}</h1>`))).toHaveLength(600);
});
