/** Then | Now over the drawn strip; both share the article's line. */
import type { JSX } from 'preact';
import { Glyph, Paths } from './glyphs';
import type { Strip } from './strip';
import type { NoteModel } from './wording';

const x = (value: number) => Math.round(value * 10) / 10;

function StripDrawing({ strip }: { strip: Strip }) {
  const { width, signs, ticks, years } = strip;
  return (
    <svg class="strip" viewBox={`0 0 ${width} 44`} role="img" aria-label={strip.label}>
      <path d={`M0 14H${width}`} class="lane" />
      <path d={ticks.map((tick) => `M${x(tick)} 29v3`).join('')} class="tick" />
      <text x="20" y="42" class="year">
        {years.first}
      </text>
      <text x={width - 20} y="42" class="year" text-anchor="end">
        {years.last}
      </text>
      {signs.map((sign) => (
        <g
          key={`${sign.x} ${sign.y}`}
          data-kind={sign.kind}
          class="sign"
          transform={`translate(${x(sign.x)} ${x(sign.y)}) scale(${sign.size / 16})`}
        >
          <Paths name={sign.kind} />
        </g>
      ))}
    </svg>
  );
}

export function Hinge({ model, strip }: { model: NoteModel; strip: Strip }): JSX.Element {
  const { printed, now } = model;
  return (
    <div class={printed ? 'hinge' : 'hinge is-undated'}>
      <dl>
        {printed && (
          <div class="then">
            <dt class="num">
              <b>Then</b> {printed.date}
            </dt>
            <dd>{printed.line}</dd>
          </div>
        )}
        <div class="now">
          <dt class="num">
            <b>Now</b> {now.date}
          </dt>
          <dd>
            <span class="standing" data-standing={now.standing}>
              <Glyph name={now.glyph} />
              {now.label}.
            </span>{' '}
            {now.line}
          </dd>
        </div>
      </dl>
      <StripDrawing strip={strip} />
    </div>
  );
}
