/** The trail of the card: events in order of date, the article's line between before and since. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Source } from '../claims/schema';
import { longDate, shortDate } from './dates';
import { Glyph } from './glyphs';
import type { Trail, TrailEvent, TrailRow } from './trail';
import { HEADS } from './wording';

interface Points {
  echo: number | undefined;
  overtaken: number | undefined;
}

const NEAR = { 'first-hand': 'first-hand', unnamed: 'unnamed', 'second-hand': 'second-hand' } as const;

const SourceName = ({ source }: { source: Source }) =>
  source.url ? (
    <a href={source.url} target="_blank" rel="noopener noreferrer" lang={source.lang} title={source.title ?? undefined}>
      {source.publisher}
    </a>
  ) : (
    <span lang={source.lang}>{source.publisher}</span>
  );

function Sources({ sources }: { sources: readonly Source[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? sources : sources.slice(0, 1);
  return (
    <>
      {shown.map((source, i) => (
        <span key={source.url ?? source.publisher}>
          {i > 0 ? ', ' : ''}
          <SourceName source={source} />
        </span>
      ))}
      {sources.length > shown.length && (
        <>
          {', '}
          <button
            type="button"
            class="n-more"
            aria-label={`${sources.length - 1} more sources`}
            onClick={() => setAll(true)}
          >
            {sources.length - 1} more
          </button>
        </>
      )}
    </>
  );
}

function EventRow({ at: { event, index }, points }: { at: TrailEvent; points: Points }) {
  const echo = index === points.echo;
  return (
    <li class={echo ? 'ev is-echo' : 'ev'} data-kind={event.kind}>
      <time datetime={event.date.slice(0, { day: 10, month: 7, year: 4 }[event.precision])}>
        {shortDate(event.date, event.precision)}
        {echo && <span class="echo">this sentence</span>}
      </time>
      <span class="ev-g">
        <Glyph name={event.kind} />
      </span>
      <div>
        <p class="ev-w">
          <span class="ev-h">
            <b class="k">{HEADS[event.kind]}</b> <span class="who">{event.actorShort}</span>
            {event.role ? `, ${event.role}` : ''}:
          </span>{' '}
          {event.gist}
        </p>
        {index === points.overtaken && (
          <p class="ev-s">
            <span class="overtaken">
              <Glyph name="overtaken" />
              overtakes this sentence
            </span>
          </p>
        )}
        <p class="ev-s">
          <span class="near">
            <Glyph name={event.near} />
            {NEAR[event.near]}
          </span>
          <Sources sources={event.sources} />
        </p>
      </div>
    </li>
  );
}

function Rows({ rows, points }: { rows: TrailRow[]; points: Points }) {
  const [open, setOpen] = useState<readonly string[]>([]);
  return (
    <>
      {rows.map((row) => {
        if (row.kind === 'event') return <EventRow key={row.at.index} at={row.at} points={points} />;
        if (open.includes(row.label))
          return row.events.map((at) => <EventRow key={at.index} at={at} points={points} />);
        return (
          <li class="ev ev-more" key={row.label}>
            <span class="ev-d" />
            <span class="ev-g" />
            <div>
              <button type="button" class="act" onClick={() => setOpen([...open, row.label])}>
                {row.label}
              </button>
            </div>
          </li>
        );
      })}
    </>
  );
}

export interface TrailProps {
  trail: Trail;
  points: Points;
  /** `YYYY-MM-DD`, or null when the page gives no date. */
  article: string | null;
  /** The first day on record, for a trail with nothing before the article. */
  begins: { date: string; precision: 'day' | 'month' | 'year' } | undefined;
}

export function CardTrail({ trail, points, article, begins }: TrailProps): JSX.Element {
  if (!article || !trail.before) {
    return (
      <section class="trail-part">
        <p class="undated quiet">This page gives no date that could be read, so the trail has no line.</p>
        <ol class="trail">
          <Rows rows={trail.since} points={points} />
        </ol>
      </section>
    );
  }
  const none = trail.before.length === 0;
  return (
    <>
      <section class={none ? 'trail-part none' : 'trail-part'}>
        <h3 class="vh">Before this article</h3>
        {none ? (
          <p class="quiet">
            Nothing on record.
            {begins
              ? ` This trail begins ${begins.precision === 'day' ? 'on' : 'in'} ${longDate(begins.date, begins.precision)}.`
              : ''}
          </p>
        ) : (
          <ol class={trail.since.length > 0 ? 'trail runs-on' : 'trail'}>
            <Rows rows={trail.before} points={points} />
          </ol>
        )}
      </section>
      <div class="artline">
        <span>This article, {shortDate(article)}</span>
      </div>
      <section class={trail.since.length > 0 ? 'trail-part since' : 'trail-part since is-empty'}>
        <h3 class="since-h">
          {trail.since.length > 0 ? 'Since, not known to this article' : 'Nothing on record since'}
        </h3>
        {trail.since.length > 0 && (
          <ol class="trail runs-in">
            <Rows rows={trail.since} points={points} />
          </ol>
        )}
      </section>
    </>
  );
}
