/**
 * The page's blocks, in reading order, kept true while the page changes. Only what changed is read again, in
 * slices; a page that never rests is given up politely.
 */
import { type PageBlock, parentAcross, type Reading, readBlocks } from './blocks';
import { inSlices } from './slices';
import { type Watch, watchPage } from './watch';

export interface Change {
  /** New or altered text, in reading order. */
  added: PageBlock[];
  /** The same text in the same element, on new Text nodes: same id, new pieces. */
  renewed: PageBlock[];
  /** Ids whose text has gone. */
  removed: number[];
}

export interface Reader {
  blocks(): readonly PageBlock[];
  /** Up to `units` UTF-16 units of the text just before the block, for context. */
  lead(block: PageBlock, units: number): string;
  /** Resolves after the first full reading; changes follow through `onChange`. */
  ready: Promise<void>;
}

export interface ReaderOptions {
  doc: Document;
  /** Local name of our host element. */
  host: string;
  /** Comments sections are read, too. */
  comments?: boolean;
  signal: AbortSignal;
  onChange: (change: Change) => void;
  /** The page costs too much: nothing more is read. */
  onGiveUp: () => void;
}

/** A paragraph that changed so often is a ticker or an editor: the site wins, it is left alone. */
const MOST_REWRITES = 12;
/** ms of work on changes within WINDOW ms, above which the page is given up. */
const MOST_WORK = 2_500;
const WINDOW = 30_000;
/** The first reading is handed over in parts, UTF-16 units each, so that the first notes need not wait for the last. */
const FIRST_PART = 1_200;
const LATER_PART = 60_000;
/** UTF-16 units of one page that are looked at. */
const MOST_TEXT = 3_000_000;

const MOST_ROOTS = 40;

/** Changed text is reported by the observer, so only lost nodes are looked for: this runs over the whole page. */
const isWhole = (block: PageBlock) => block.pieces.every((piece) => piece.node.isConnected);

/**
 * Where text under `root` belongs among blocks in reading order. Halving, for one comparison alone costs the browser
 * as much as the page has siblings. By the text, not the element: a box may hold text before and after a box in it.
 */
function placeOf(root: Element, blocks: readonly PageBlock[]): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const node = blocks[middle]?.pieces[0]?.node;
    const follows = node && root.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (follows) high = middle;
    else low = middle + 1;
  }
  return low;
}

function outermost(roots: readonly Element[]): Element[] {
  const all = new Set(roots);
  return [...all].filter((root) => {
    let at = parentAcross(root);
    while (at && !all.has(at)) at = parentAcross(at);
    return at === null;
  });
}

/** The blocks that stand under each of the roots, none of which holds another. */
function blocksUnder(roots: readonly Element[], blocks: readonly PageBlock[]): Map<Element, PageBlock[]> {
  const under = new Map<Element, PageBlock[]>(roots.map((root) => [root, []]));
  for (const block of blocks) {
    let at: Element | null = block.element;
    while (at && !under.has(at)) at = parentAcross(at);
    if (at) under.get(at)?.push(block);
  }
  return under;
}

export function readPage({ doc, host, comments = false, signal, onChange, onGiveUp }: ReaderOptions): Reader {
  let blocks: PageBlock[] = [];
  let next = 0;
  let units = 0;
  let busy = false;
  let again = false;
  const own = new AbortController();
  const ends = AbortSignal.any([signal, own.signal]);
  const rewrites = new WeakMap<Element, number>();
  const work: { at: number; ms: number }[] = [];

  const watch: Watch = watchPage(doc, host, () => void update(), ends);
  const reading: Reading = {
    comments,
    nextId: () => next++,
    onHidden: watch.hidden,
    onShadow: watch.observe,
  };

  function tooMuch(ms: number): boolean {
    const now = performance.now();
    work.push({ at: now, ms });
    while (work[0] && work[0].at < now - WINDOW) work.shift();
    return work.reduce((sum, part) => sum + part.ms, 0) > MOST_WORK;
  }

  function fits(block: PageBlock): boolean {
    units += block.text.length;
    return units <= MOST_TEXT;
  }

  async function first() {
    busy = true;
    let part: PageBlock[] = [];
    let size = FIRST_PART;
    let length = 0;
    const hand = () => {
      if (part.length > 0) onChange({ added: part, renewed: [], removed: [] });
      part = [];
    };
    await inSlices(
      readBlocks(doc.body ?? doc.documentElement, reading),
      (block) => {
        if (!fits(block)) return;
        blocks.push(block);
        part.push(block);
        length += block.text.length;
        if (length < size) return;
        size = LATER_PART;
        length = 0;
        hand();
      },
      ends,
    );
    if (!ends.aborted) hand();
    busy = false;
    if (again) void update();
  }

  /** Puts what was read under `root` in the place of what was there. */
  function replace(root: Element, found: PageBlock[], old: readonly PageBlock[], change: Change) {
    const kept: PageBlock[] = [];
    const were = new Map<Element, PageBlock[]>();
    for (const block of old) were.set(block.element, [...(were.get(block.element) ?? []), block]);
    const stays = new Set<number>();
    for (const block of found) {
      const here = were.get(block.element) ?? [];
      const same = here.find((was) => was.text === block.text && !stays.has(was.id));
      if (same) {
        stays.add(same.id);
        kept.push({ ...block, id: same.id });
        change.renewed.push({ ...block, id: same.id });
        continue;
      }
      const times = rewrites.get(block.element) ?? 0;
      if (here.length > 0) rewrites.set(block.element, times + 1);
      if (times >= MOST_REWRITES || !fits(block)) continue;
      kept.push(block);
      change.added.push(block);
    }
    for (const { id } of old) if (!stays.has(id)) change.removed.push(id);
    const gone = new Set(old);
    if (gone.size > 0) blocks = blocks.filter((block) => !gone.has(block));
    blocks.splice(placeOf(root, blocks), 0, ...kept);
  }

  async function update() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    again = false;
    let roots: Element[] = [];
    let spent = await inSlices(watch.dirty(), (root) => roots.push(root), ends);
    const change: Change = { added: [], renewed: [], removed: [] };
    // Text can go without a trace of where it was: whatever no longer stands as read is read again or dropped.
    for (const block of blocks) {
      if (!block.element.isConnected) change.removed.push(block.id);
      else if (!isWhole(block)) roots.push(block.element);
    }
    // After a storm one reading of everything costs less than putting many parts in their places.
    roots = roots.length > MOST_ROOTS && doc.body ? [doc.body] : outermost(roots);
    if (change.removed.length > 0) {
      const gone = new Set(change.removed);
      blocks = blocks.filter((block) => !gone.has(block.id));
    }
    const under = blocksUnder(roots, blocks);
    for (const root of roots) {
      if (ends.aborted) return;
      const found: PageBlock[] = [];
      spent += await inSlices(readBlocks(root, reading), (block) => found.push(block), ends);
      if (root.isConnected) replace(root, found, under.get(root) ?? [], change);
    }
    if (ends.aborted) return;
    busy = false;
    if (change.added.length + change.renewed.length + change.removed.length > 0) onChange(change);
    if (tooMuch(spent)) {
      own.abort();
      onGiveUp();
    } else if (again) void update();
  }

  return {
    blocks: () => blocks,
    lead(block, most) {
      let text = '';
      for (let i = blocks.findIndex((b) => b.id === block.id) - 1; i >= 0 && text.length < most; i--) {
        text = `${blocks[i]?.text}\n${text}`;
      }
      return text.slice(-most);
    },
    // Not at once: whoever asks must have the reader in hand before its first change comes.
    ready: Promise.resolve().then(first),
  };
}
