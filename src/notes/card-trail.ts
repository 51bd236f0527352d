/** The trail of the card: events in order of date, the article's line between before and since. */
import type { ClaimEvent, Source } from '../claims/schema';
import { onDate, shortDate } from './dates';
import { button, type Child, h } from './dom';
import { glyph } from './glyphs';
import { HEADS } from './heads';
import type { Point, TrailRow } from './point';

export interface Points {
  echo: number | undefined;
  overtaken: number | undefined;
}

const sourceName = ({ url, publisher, title, lang }: Source): Child =>
  url
    ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer', lang, title: title ?? undefined }, publisher)
    : h('span', { lang, title: title ?? undefined }, publisher);

/** The first source; the others unfold in place. */
function sourcesOf([first, ...others]: readonly Source[]): Child {
  if (!first) return null;
  const rest = h('span', null);
  if (others.length > 0) {
    const unfold = () => {
      rest.replaceChildren();
      for (const source of others) rest.append(', ', sourceName(source) as Node);
      rest.querySelector('a')?.focus();
    };
    const label = `${others.length} more ${others.length === 1 ? 'source' : 'sources'}`;
    rest.append(', ', button('n-more', `${others.length} more`, unfold, { 'aria-label': label }));
  }
  return [sourceName(first), rest];
}

function eventRow(index: number, events: readonly ClaimEvent[], points: Points): Child {
  const event = events[index];
  if (!event) return null;
  const { kind, date, precision, actorShort, role, gist, near, sources } = event;
  const echo = index === points.echo;
  return h(
    'li',
    { class: echo ? 'ev is-echo' : 'ev', 'data-kind': kind },
    h(
      'time',
      { datetime: date.slice(0, { day: 10, month: 7, year: 4 }[precision]) },
      shortDate(date, precision),
      echo && h('span', { class: 'echo' }, 'this sentence'),
    ),
    h('span', { class: 'ev-g' }, glyph(kind)),
    h(
      'div',
      null,
      h(
        'p',
        { class: 'ev-w' },
        h(
          'span',
          { class: 'ev-h' },
          h('b', { class: 'k' }, HEADS[kind]),
          ' ',
          h('span', { class: 'who' }, actorShort),
          role ? `, ${role}:` : ':',
        ),
        ` ${gist}`,
      ),
      index === points.overtaken &&
        h('p', { class: 'ev-s' }, h('span', { class: 'overtaken' }, glyph('overtaken'), 'overtakes this sentence')),
      h('p', { class: 'ev-s' }, h('span', { class: 'near' }, glyph(near), near), sourcesOf(sources)),
    ),
  );
}

function rowOf(row: TrailRow, events: readonly ClaimEvent[], points: Points): Child {
  if (typeof row === 'number') return eventRow(row, events, points);
  const unfold = () => {
    const opened = row.events.map((at) => eventRow(at, events, points) as HTMLElement);
    fold.replaceWith(...opened);
    const [first] = opened;
    first?.setAttribute('tabindex', '-1');
    first?.focus();
  };
  const fold: HTMLElement = h(
    'li',
    { class: 'ev ev-more' },
    h('span', { class: 'ev-d' }),
    h('span', { class: 'ev-g' }),
    h('div', null, button('act', row.label, unfold)),
  );
  return fold;
}

const list = (runs: string, rows: readonly TrailRow[], events: readonly ClaimEvent[], points: Points) =>
  h(
    'ol',
    { class: `trail ${runs}` },
    rows.map((row) => rowOf(row, events, points)),
  );

/** `article` is `YYYY-MM-DD` or null; `events` are the claim's, of which the rows name some. */
export function trailParts(
  { before, since }: Pick<Point, 'before' | 'since'>,
  events: readonly ClaimEvent[],
  points: Points,
  article: string | null,
): Child {
  if (!article || !before) {
    return h(
      'section',
      { class: 'trail-part' },
      h('p', { class: 'undated quiet' }, 'No date could be read from this page, so the trail has no line.'),
      list('', since, events, points),
    );
  }
  const none = before.length === 0;
  const [begins] = [...events].sort((a, b) => (a.date < b.date ? -1 : 1));
  return [
    h(
      'section',
      { class: none ? 'trail-part none' : 'trail-part' },
      h('h3', { class: 'vh' }, 'Before this article'),
      none
        ? h('p', { class: 'quiet' }, `Nothing on record.${begins ? ` This trail begins ${onDate(begins)}.` : ''}`)
        : list(since.length > 0 ? 'runs-on' : '', before, events, points),
    ),
    h('div', { class: 'artline' }, h('span', null, `This article, ${shortDate(article)}`)),
    h(
      'section',
      { class: since.length > 0 ? 'trail-part since' : 'trail-part since is-empty' },
      h('h3', { class: 'since-h' }, since.length > 0 ? 'Since, not known to this article' : 'Nothing on record since'),
      since.length > 0 && list('runs-in', since, events, points),
    ),
  ];
}
