/** The signs of assets/icons/glyphs.svg, drawn in place: a 16-unit grid in the current colour. */
import type { ComponentChildren } from 'preact';

const ring = (width = 1.7) => <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" stroke-width={width} />;
const line = (d: string, width = 1.5) => <path d={d} fill="none" stroke="currentColor" stroke-width={width} />;
const filled = (d: string) => <path d={d} fill="currentColor" />;

const QUOTE =
  'c-2.8.9-4.6 3-4.6 5.7 0 1.9 1.1 3.1 2.6 3.1 1.4 0 2.4-1 2.4-2.3 0-1.3-.9-2.2-2.1-2.2h-.4c.3-1.3 1.2-2.3 2.6-2.9z';

const SHAPES = {
  alleged: () => ring(),
  denied: () => [ring(), line('M2.8 8h10.4', 2.1)],
  confirmed: () => <circle cx="8" cy="8" r="6" fill="currentColor" />,
  reported: () => line('M2.5 4h11M2.5 8h11M2.5 12h7', 1.8),
  statement: () => filled(`M7.2 3.6${QUOTE}M13.4 3.6${QUOTE}`),
  'official-act': () => filled('M8 1.2 14.8 8 8 14.8 1.2 8z'),
  assessed: () => line('M8 2.7 14 13H2z', 1.7),
  disputed: () => [ring(), filled('M8 2.8a5.2 5.2 0 0 0 0 10.4z')],
  overtaken: () => [line('M2.6 2.2v11.6', 1.8), line('M2.6 8h7', 1.7), filled('M8.6 4 15 8l-6.4 4z')],
  find: () => [
    <circle cx="7" cy="7" r="4.3" fill="none" stroke="currentColor" stroke-width="1.5" />,
    line('m10.2 10.2 3.6 3.6'),
  ],
  mark: () => [
    line('M5.5 3.5v9', 1.2),
    line('M1.5 8h13', 1.8),
    <circle cx="5.5" cy="3.4" r="2.1" fill="var(--ct-paper, Canvas)" stroke="currentColor" stroke-width="1.3" />,
    <circle cx="5.5" cy="12.6" r="2.7" fill="currentColor" />,
  ],
} satisfies Record<string, () => ComponentChildren>;

const EVENT_KINDS = new Set(['alleged', 'denied', 'confirmed', 'reported', 'statement', 'official-act', 'assessed']);

/** One sign, hidden from assistive technology: the words beside it say the same. Unknown names draw a statement. */
export function Glyph({ name }: { name: string }) {
  const shape = name in SHAPES ? SHAPES[name as keyof typeof SHAPES] : SHAPES.statement;
  return (
    <svg
      class="g"
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      data-kind={EVENT_KINDS.has(name) ? name : undefined}
    >
      {shape()}
    </svg>
  );
}
