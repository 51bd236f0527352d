/** The demo for machines without a display: the same pages, the notes as a table, and screenshots to look at. */
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'puppeteer-core';
import { ROOT } from '../browsers/build';
import type { Running } from '../browsers/launch';
import { openControl } from '../browsers/observe';
import { type OpenPage, openCard, openPage, readThrough, statusWhen } from '../browsers/reading';
import { inHost } from '../browsers/shadow';
import { until } from '../browsers/until';
import { baselineOf, PAGES } from './site';
import { tableOf } from './table';

interface Tour {
  running: Running;
  control: Page;
  folder: string;
}

async function shoot(tour: Tour, page: Page, name: string, fullPage = false): Promise<void> {
  await page.screenshot({ path: join(tour.folder, `${name}.png`) as `${string}.png`, fullPage });
}

/** The popup as it looks over this tab. */
async function shootPopup(tour: Tour, tab: number, name: string): Promise<void> {
  const popup = await tour.running.openExtensionPage(`/popup.html?tab=${tab}`);
  await popup.setViewport({ width: 360, height: 600 });
  const drawn = await until('the popup to say something', () => popup.$('.popup:not([data-state=asking])'));
  await drawn.screenshot({ path: join(tour.folder, `${name}.png`) as `${string}.png` });
  await popup.close();
}

/** Number of notes on this page; prints them and takes its pictures. */
async function visit(tour: Tour, url: string, name: string): Promise<number> {
  const open = await openPage(tour.running, tour.control, url);
  const { control } = tour;
  const title = await open.page.title();
  const { state } = await statusWhen(control, open.tab, 'a first look at the page', (s) => s.state !== 'reading');
  console.log(`\n${title}\n  ${url}`);
  if (state === 'off-topic') {
    console.log('  Not about this pack’s topic: not read.');
    await shoot(tour, open.page, `${name}-page`);
    await shootPopup(tour, open.tab, `${name}-popup`);
    await open.page.close();
    return 0;
  }
  const notes = await show(tour, open, name);
  await open.page.close();
  return notes;
}

function cardStandsStill(root: ShadowRoot | null): boolean {
  const layer = root?.querySelector('[popover]:popover-open');
  return layer?.getAnimations({ subtree: true }).every((animation) => animation.playState === 'finished') === true;
}

async function show(tour: Tour, open: OpenPage, name: string): Promise<number> {
  const status = await readThrough(tour.control, open);
  const marks = status.marks ?? [];
  console.log(`  Published ${status.published ?? 'on an unknown day'}. ${marks.length} notes.`);
  if (status.notice !== undefined) console.log(`  ${status.notice}`);
  if (marks.length > 0) console.log(tableOf(marks));
  await shoot(tour, open.page, `${name}-page`, true);
  await shootPopup(tour, open.tab, `${name}-popup`);
  const first = status.notes[0];
  if (first !== undefined) {
    await open.page.bringToFront();
    await openCard(tour.control, open.tab, first.claim);
    await until('the card', () => inHost(tour.running.kind, open.page, cardStandsStill, null));
    await shoot(tour, open.page, `${name}-card`);
  }
  return marks.length;
}

/** Visits the demo pages, or `url` alone. False when a page that should carry notes has none. */
export async function tourHeadless(running: Running, origin: string, url: string | null): Promise<boolean> {
  const folder = join(ROOT, '.output/demo', running.kind);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const tour = { running, control: await openControl(running), folder };
  if (url !== null) {
    await visit(tour, url, 'page');
    return true;
  }
  let right = true;
  for (const path of PAGES) {
    const { notes, published } = baselineOf(path);
    const name = `${published.slice(0, 4)}-${path.split('/')[1]}`;
    const found = await visit(tour, origin + path, name);
    if (found === 0 && notes.length > 0) {
      right = false;
      console.log('  NOTHING FOUND, though this page carries claims.');
    }
  }
  console.log(`\nScreenshots: ${relative(process.cwd(), folder)}/`);
  return right;
}
