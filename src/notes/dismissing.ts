/** What closes an open card: Escape, or a press anywhere else on the page. */
import type { Host } from './host';

/** Until `signal` ends. Escape folds an open menu of the card first. */
export function dismissing(host: Host, view: Window, signal: AbortSignal, close: () => void): void {
  const listen = { capture: true, signal } as const;
  view.document.addEventListener('pointerdown', (event) => !host.owns(event) && close(), listen);
  view.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const menu = host.root.activeElement?.closest('[role=menu]');
      if (menu) menu.dispatchEvent(new Event('leave'));
      else close();
    },
    listen,
  );
}
