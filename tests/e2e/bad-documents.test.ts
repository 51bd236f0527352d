/** On whatever a browser can show, nothing is thrown into the page, and the popup says what is the case. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inPage } from '../../src/cli/browsers/in-page';
import { traces } from '../../src/cli/browsers/observe';
import { statusWhen } from '../../src/cli/browsers/reading';
import { until } from '../../src/cli/browsers/until';
import { BAD_DOCUMENTS } from './bad-documents';
import { BROWSERS, type Harness, type Opened, startHarness } from './harness';
import { popupSays, popupWhen, readPopup } from './popup-page';

const AT_REST = ['notes', 'none', 'off-topic', 'unreadable', 'gave-up', 'closed', 'unreachable'];

describe.each(BROWSERS)('odd documents in %s', (kind) => {
  let harness: Harness;
  let open: Opened;
  beforeAll(async () => {
    harness = await startHarness(kind, { pages: BAD_DOCUMENTS });
  });
  afterAll(() => harness?.close());
  afterEach(() => open?.page.close());

  /** What the popup says over this page, once it has stopped asking and reading. */
  const said = async (path: string, within = 15_000) => {
    open = await harness.open(path);
    const popup = await harness.popup(open.tab);
    let seen = await readPopup(popup);
    await until(
      () => `the popup to make up its mind; it says ${JSON.stringify(seen)}`,
      async () => {
        seen = await readPopup(popup);
        return AT_REST.includes(seen.state);
      },
      { within },
    );
    await popup.close();
    return seen;
  };

  test.each(['/bad/feed.xml', '/bad/drawing.svg', '/bad/note.txt'])(
    '%s is no web page: left alone, and the popup says so',
    async (path) => {
      const { state, text } = await said(path);
      expect(state).toBe('unreadable');
      expect(text).toMatch(/Not a web page.*Nothing was read/);
      const ours = await inPage(
        open.page,
        () => [...document.querySelectorAll('*')].filter((e) => e.localName.startsWith('claimtrail')).length,
      );
      expect(ours).toBe(0);
      expect(open.complaints).toEqual([]);
    },
  );

  test('a PDF is closed to extensions, and the popup says so', async () => {
    const { state, text } = await said('/bad/report.pdf');
    expect(['closed', 'unreadable']).toContain(state);
    expect(text).toMatch(/PDF.*Nothing was read/);
    expect(open.complaints).toEqual([]);
  });

  test.each(['/bad/empty.html', '/bad/nothing.html'])('%s is off topic', async (path) => {
    expect((await said(path)).state).toBe('off-topic');
    expect(await traces(open.page)).toEqual({ highlights: [], sentences: [], hosts: 0 });
    expect(open.complaints).toEqual([]);
  });

  test('5 MB of text: the page stays alive, and the popup says how far reading came', async () => {
    const { state, text } = await said('/bad/huge.html', 60_000);
    expect(['notes', 'gave-up']).toContain(state);
    expect(text).toMatch(/one claim|stopped early/);
    expect(await inPage(open.page, () => 1 + 1)).toBe(2);
    expect(open.complaints).toEqual([]);
  });

  test.each(['/bad/frame.html', '/bad/frameset.html'])('the article inside %s has its note', async (path) => {
    open = await harness.open(path);
    const inner = await until('the inner frame', () =>
      open.page.frames().find((frame) => frame.url().endsWith('/bad/inner.html')),
    );
    await until(
      'a mark in the frame',
      () =>
        inner.evaluate(
          '[...CSS.highlights].some(([name, h]) => name.startsWith("claimtrail") && h.size > 0)',
        ) as Promise<boolean>,
    );
    const popup = await harness.popup(open.tab);
    const says = await popupWhen(popup, 'notes');
    expect(says.claims.length).toBe(1);
    await popup.close();
    expect(open.complaints).toEqual([]);
  });

  test('a page that removes our element wins, without a fight, and the popup says so', async () => {
    open = await harness.open('/bad/removes-host.html');
    await open.page.bringToFront();
    await statusWhen(harness.control, open.tab, 'us to give up', ({ state }) => state === 'gave-up');
    expect(await traces(open.page)).toEqual({ highlights: [], sentences: [], hosts: 0 });
    const says = await popupSays(harness, open.tab, 'gave-up');
    expect(says.text).toMatch(/removing the notes/);
    expect(open.complaints).toEqual([]);
    expect(await inPage(open.page, () => document.readyState)).toBe('complete');
  });
});
