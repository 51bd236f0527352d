/** A part of the sheet: its head hangs in the margin, as in a reference book. */
import type { ComponentChildren } from 'preact';

interface Props {
  title: string;
  small?: string;
  children: ComponentChildren;
}

export function Part({ title, small, children }: Props) {
  return (
    <section class="part">
      <h2>
        {title}
        {small === undefined ? null : <small>{small}</small>}
      </h2>
      <div>{children}</div>
    </section>
  );
}
