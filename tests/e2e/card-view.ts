/** What a card says, read through the closed shadow root. */
import type { Page } from 'puppeteer-core';
import type { BrowserKind } from '../../src/cli/browsers/find';
import { inHost } from '../../src/cli/browsers/shadow';
import { until } from '../../src/cli/browsers/until';

export interface CardView {
  lead: string;
  claim: string;
  text: string;
  /** "This article, 10 Dec 2016", or null. */
  articleLine: string | null;
  events: { kind: string; text: string; since: boolean }[];
  links: { href: string; text: string; rel: string }[];
  box: { left: number; top: number; right: number; bottom: number };
}

/** The open card, or null. */
export function cardOf(kind: BrowserKind, page: Page): Promise<CardView | null> {
  return inHost(
    kind,
    page,
    (root) => {
      const layer = root?.querySelector('[popover]');
      const card = layer?.querySelector('.card');
      if (!layer?.matches(':popover-open') || !card) return null;
      const tidy = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
      const { left, top, right, bottom } = card.getBoundingClientRect();
      const line = card.querySelector('.artline');
      const after = (element: Element) =>
        line !== null && (line.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      return {
        lead: tidy(card.querySelector('.lead')),
        claim: tidy(card.querySelector('.claim')),
        text: tidy(card),
        articleLine: line === null ? null : tidy(line),
        events: [...card.querySelectorAll<HTMLElement>('.ev[data-kind]')].map((event) => ({
          kind: event.dataset.kind ?? '',
          text: tidy(event),
          since: after(event),
        })),
        links: [...card.querySelectorAll<HTMLAnchorElement>('a[href]')].map((a) => ({
          href: a.href,
          text: tidy(a),
          rel: a.rel,
        })),
        box: { left, top, right, bottom },
      };
    },
    null,
  );
}

export function openedCard(kind: BrowserKind, page: Page): Promise<CardView> {
  return until('a card', () => cardOf(kind, page), { within: 10_000 });
}

export interface Mark {
  name: string;
  x: number;
  y: number;
}

/** The signs in the margin, in order. */
export function marksOf(kind: BrowserKind, page: Page): Promise<Mark[]> {
  return inHost(
    kind,
    page,
    (root) =>
      [...(root?.querySelectorAll<HTMLElement>('button.mk') ?? [])].map((mark) => {
        // The sign itself is drawn at the foot of its pencil line.
        const { left, width, bottom } = mark.getBoundingClientRect();
        return { name: mark.getAttribute('aria-label') ?? '', x: left + width / 2, y: bottom - 8 };
      }),
    null,
  );
}
