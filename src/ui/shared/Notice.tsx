/** Something that is not as it should be, said in passing: ink at the edge, no colour of alarm. */
import type { ComponentChildren } from 'preact';

export function Notice({ children }: { children: ComponentChildren }) {
  return (
    <section>
      <div class="notice">
        <p>{children}</p>
      </div>
    </section>
  );
}
