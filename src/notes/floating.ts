/**
 * What floating-ui has to know of a card in the top layer: it is fixed, nothing clips it but the window, and what it
 * stands beside is given in the window's px. Its own way of finding that out asks every element above for its style
 * and its scroll position, on a page that is not ours, and weighs three times as much as the rest of it.
 */
import type { ComputePositionConfig, Rect } from '@floating-ui/core';

const rectOf = ({ x, y, width, height }: Rect): Rect => ({ x, y, width, height });

/** For `computePosition`: measures within the window's visible part, without its scrollbars. */
export function inWindow(view: Window): Pick<ComputePositionConfig, 'strategy' | 'platform'> {
  const size = ({ offsetWidth: width, offsetHeight: height }: HTMLElement) => ({ width, height });
  return {
    strategy: 'fixed',
    platform: {
      getElementRects: ({ reference, floating }) => ({
        reference: rectOf(reference.getBoundingClientRect()),
        floating: { x: 0, y: 0, ...size(floating) },
      }),
      getClippingRect: () => {
        const { clientWidth, clientHeight } = view.document.documentElement;
        const seen = view.visualViewport; // zoomed in by fingers, it is a part of the window
        if (!seen) return { x: 0, y: 0, width: clientWidth, height: clientHeight };
        return { x: seen.offsetLeft, y: seen.offsetTop, width: seen.width, height: seen.height };
      },
      getDimensions: size,
    },
  };
}
