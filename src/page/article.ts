/** What a page says of itself: its title and the day it was published. Unknown is null, never a guess. */

const DAY = /(\d{4})-(\d{2})-(\d{2})/;

/** `YYYY-MM-DD` from what pages write, or null. The day is taken as written, in the publisher's time zone. */
export function dayFrom(written: string | null | undefined, now = new Date()): string | null {
  const text = written?.trim() ?? '';
  if (text === '' || text.length > 60) return null;
  const iso = DAY.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(?:T|$)/.exec(text);
  let day = iso ? `${iso[1]}-${iso[2]}-${iso[3]}` : null;
  if (!day && /\b\d{4}\b/.test(text) && /[a-z]{3}/i.test(text)) {
    const parsed = new Date(text.replace(/(\d)(st|nd|rd|th)\b/i, '$1').replace(/\bat\b/i, ''));
    // Without a zone the engine takes local time, so the local day is the one that was written.
    const local = !/\b(?:GMT|UTC|Z)\b|[+-]\d{2}:?\d{2}\b/.test(text);
    if (!Number.isNaN(parsed.getTime())) day = local ? localDay(parsed) : parsed.toISOString().slice(0, 10);
  }
  if (!day) return null;
  const time = Date.parse(`${day}T00:00:00Z`);
  const real = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
  return real && day >= '1980-01-01' && time <= now.getTime() + 2 * 86_400_000 ? day : null;
}

function localDay(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

type Json = Record<string, unknown>;
const ARTICLE = /(?:Article|NewsArticle|BlogPosting|LiveBlogPosting|Report)$/;

function* nodesOf(value: unknown, depth = 0): Generator<Json> {
  if (depth > 6 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 200)) yield* nodesOf(item, depth + 1);
    return;
  }
  const node = value as Json;
  yield node;
  // Other articles hang under "hasPart", "itemListElement" and the like: only these two lead to the page's own.
  yield* nodesOf(node['@graph'], depth + 1);
  yield* nodesOf(node.mainEntity, depth + 1);
}

function fromJsonLd(doc: Document): string | null {
  const days = new Set<string>();
  for (const script of doc.querySelectorAll('script[type="application/ld+json" i]')) {
    const source = script.textContent ?? '';
    if (source.length > 1_000_000) continue;
    let data: unknown;
    try {
      data = JSON.parse(source);
    } catch {
      continue; // broken JSON-LD is common; another script or source may hold the date
    }
    for (const node of nodesOf(data)) {
      const types = [node['@type']].flat().filter((type) => typeof type === 'string');
      if (!types.some((type) => ARTICLE.test(type))) continue;
      const day = typeof node.datePublished === 'string' ? dayFrom(node.datePublished) : null;
      if (day) days.add(day);
    }
  }
  return only(days);
}

/** Several days: a front page that lists articles. None of them is the page's. */
const only = (days: Set<string>): string | null => (days.size === 1 ? ([...days][0] ?? null) : null);

const META =
  /^(?:article:published(?:_time)?|og:article:published_time|og:published_time|published_time|datepublished|pubdate|publish[-_]?date|publication[-_]date|date|dc\.date(?:\.issued|\.created)?|dcterms\.(?:date|created|issued)|parsely-pub-date|sailthru\.date|cxenseparse:recs:publishtime|article\.published|originalpublicationdate|citation_(?:publication_)?date)$/i;

function fromMeta(doc: Document): string | null {
  for (const meta of doc.querySelectorAll('meta[content]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop') ?? '';
    const day = META.test(name) ? dayFrom(meta.getAttribute('content')) : null;
    if (day) return day;
  }
  return null;
}

function fromTime(doc: Document): string | null {
  const said = new Set<string>();
  for (const el of doc.querySelectorAll('[itemprop="datePublished"], time[pubdate]')) {
    const day = dayFrom(el.getAttribute('datetime') ?? el.getAttribute('content') ?? el.textContent);
    if (day) said.add(day);
  }
  if (said.size > 0) return only(said);
  const headings = doc.querySelectorAll('h1');
  const article = headings.length === 1 ? headings[0]?.closest('article, main') : null;
  const time = (article ?? null)?.querySelector('time[datetime]');
  return dayFrom(time?.getAttribute('datetime'));
}

/** `/2016/12/15/`, `/2016/dec/15/`, `-20161215`, `2016-12-15` in a path. */
export function dayFromUrl(url: string): string | null {
  let path: string;
  try {
    path = new URL(url).pathname;
  } catch {
    return null;
  }
  const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
  const named = /\/((?:19|20)\d{2})\/([a-z]{3})\/(\d{1,2})(?:\/|$)/i.exec(path);
  const parted = /(?:^|[/_-])((?:19|20)\d{2})([/_-])(\d{1,2})\2(\d{1,2})(?=[/_.-]|$)/.exec(path);
  const joined = /(?:^|[/_-])((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.-]|$)/.exec(path);
  const found = named ?? (parted ? ['', parted[1], parted[3], parted[4]] : joined);
  if (!found) return null;
  const [, year = '', month = '', day = ''] = found;
  const number = named ? months.indexOf(month.toLowerCase()) + 1 : Number(month);
  return dayFrom(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** The day the page says it was published, `YYYY-MM-DD`, or null. */
export function publishedOn(doc: Document): string | null {
  return fromJsonLd(doc) ?? fromMeta(doc) ?? fromTime(doc) ?? dayFromUrl(doc.URL);
}

/** The article's headline, for context; at most 600 UTF-16 units, as the protocol has it. */
export function titleOf(doc: Document): string {
  const headings = doc.querySelectorAll('h1');
  const heading = headings.length === 1 ? headings[0]?.textContent : null;
  const shared = doc.querySelector('meta[property="og:title"]')?.getAttribute('content');
  const title = [heading, shared, doc.title].map((text) => text?.replace(/\s+/g, ' ').trim() ?? '').find(Boolean);
  return (title ?? '').slice(0, 600);
}
