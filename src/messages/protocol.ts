/**
 * Every message, by direction. Requests are parsed with zod where they arrive; answers are `Result`s.
 * Nothing else may call `runtime.sendMessage` or `tabs.sendMessage` than `client.ts` and `server.ts` beside this file.
 */
import { z } from 'zod';
import { Stance } from '../claims/stance';
import { WrongReport } from '../claims/wrong';
import { Level, Looks } from '../settings/schema';

/** Upper bounds keep a hostile page from feeding the background without end. */
export const MAX_BLOCKS_PER_REQUEST = 400;
export const MAX_BLOCK_LENGTH = 20_000;

/** One block of page text. `id` is the page session's own number for it. */
export const Block = z.object({ id: z.int().min(0), text: z.string().max(MAX_BLOCK_LENGTH) });

/** page → background */
export const PageRequest = z.discriminatedUnion('type', [
  /** The detector met the pack's topic in this frame: should it be read? Injects the annotator if so. */
  z.object({ type: z.literal('page:topical') }),
  /** The annotator asks for matches of some blocks, in reading order. `lead` is text before them, for context. */
  z.object({
    type: z.literal('page:match'),
    title: z.string().max(600).optional(),
    published: z.string().optional(),
    lead: z.string().max(2_000).optional(),
    /** px that a card is drawn for here. */
    width: z.int().min(200).max(1_000).optional(),
    blocks: z.array(Block).max(MAX_BLOCKS_PER_REQUEST),
  }),
  /** A note is to be opened: puts the card's script into this frame. */
  z.object({ type: z.literal('page:card') }),
  /** The annotator tells how many claims it shows: the badge follows. */
  z.object({ type: z.literal('page:count'), claims: z.int().min(0) }),
  /** The reader asked what is on record for a text of their choosing. Answered whatever is switched off. */
  z.object({
    type: z.literal('page:check'),
    title: z.string().max(600).optional(),
    published: z.string().optional(),
    lead: z.string().max(2_000).optional(),
    width: z.int().min(200).max(1_000).optional(),
    blocks: z.array(Block).max(MAX_BLOCKS_PER_REQUEST),
  }),
  /** From the card's buttons. */
  z.object({ type: z.literal('page:hide'), scope: z.enum(['claim-here', 'claim', 'site']), claim: z.string() }),
  z.object({ type: z.literal('page:wrong'), report: WrongReport }),
]);

/** popup, options → background */
export const UiRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ui:store-state') }),
  z.object({ type: z.literal('ui:reset') }),
  z.object({ type: z.literal('ui:why-not'), text: z.string().max(4_000), context: z.string().max(4_000).optional() }),
]);

/** background, popup → page (annotator or, before it is there, the detector) */
export const ToPage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('to-page:status') }),
  /** Remove every trace now. */
  z.object({ type: z.literal('to-page:stop') }),
  /** Look again: notes were switched on. */
  z.object({ type: z.literal('to-page:start') }),
  /** Scroll to the claim's first sentence and open its card. */
  z.object({ type: z.literal('to-page:goto'), claim: z.string() }),
  /** Show more or less of what was found. */
  z.object({ type: z.literal('to-page:level'), level: Level }),
  /** Show it with line and sign, or with one of them. */
  z.object({ type: z.literal('to-page:looks'), looks: Looks }),
  /** To the check script: what the reader selected, as the browser's menu gives it. */
  z.object({ type: z.literal('to-page:check'), text: z.string() }),
  /** The next note, or the one before: scrolls there and puts the focus on its sign. */
  z.object({ type: z.literal('to-page:step'), by: z.union([z.literal(1), z.literal(-1)]) }),
]);

export type PageRequest = z.infer<typeof PageRequest>;
export type UiRequest = z.infer<typeof UiRequest>;
export type ToPage = z.infer<typeof ToPage>;

/** A match as the page needs it: offsets in UTF-16 units of the block's text. */
export const WireMatch = z.object({
  block: z.int(),
  start: z.int(),
  end: z.int(),
  claim: z.string(),
  stance: Stance,
  event: z.int().optional(),
  score: z.number(),
  why: z.array(z.object({ part: z.string(), concept: z.string(), words: z.string() })),
});
export type WireMatch = z.infer<typeof WireMatch>;

/** What the popup shows of a page. */
export const PageStatus = z.object({
  /** unreadable: not a web page, but XML, a drawing, plain text or the like; nothing was read. */
  state: z.enum(['off-topic', 'unreadable', 'reading', 'done', 'stopped', 'gave-up']),
  /** In reading order, one a claim. */
  notes: z.array(
    z.object({
      claim: z.string(),
      short: z.string(),
      sentences: z.int(),
      /** The glyph's name: an event kind, or "overtaken". */
      glyph: z.string(),
      /** "Confirmed by the ambassador, 8 Dec 2016" */
      line: z.string(),
      overtaken: z.boolean(),
    }),
  ),
  /** "15 December 2016", or null: unknown is said, not guessed. */
  published: z.string().nullable(),
  /** Claims found but not shown at this level of reading. */
  held: z.int().min(0).optional(),
  /** Further sentences that match and are not marked, because there are so many. */
  more: z.int().min(0).optional(),
  /** Why reading ended early, in plain words. */
  notice: z.string().optional(),
  /** Every marked sentence in reading order, one entry a claim: for exports, the demo and the tests. */
  marks: z
    .array(z.object({ claim: z.string(), stance: Stance, event: z.int().optional(), text: z.string() }))
    .optional(),
});
export type PageStatus = z.infer<typeof PageStatus>;

/** The claim that came nearest to a text without a match, by its short title, and the test that it failed. */
export const NearMiss = z.object({ claim: z.string(), short: z.string(), failed: z.string() });
export type NearMiss = z.infer<typeof NearMiss>;

/** What came of a check, for the popup: where a page is closed to us, it is told there. Kept in storage.session. */
export const CheckReport = z.object({
  /** Of the tab in which the text was selected; null if the browser did not say. */
  tabId: z.int().nullable(),
  text: z.string(),
  /** One a claim. */
  found: z.array(z.object({ claim: z.string(), short: z.string(), glyph: z.string(), line: z.string() })),
  near: NearMiss.nullable(),
});
export type CheckReport = z.infer<typeof CheckReport>;
export const CHECK_KEY = 'checked';

export const StoreState = z.object({
  /** indexeddb: the claims store. memory: the bundled pack, because the store could not be opened. */
  kind: z.enum(['indexeddb', 'memory']),
  notice: z.string().optional(),
  packs: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      title: z.string(),
      asOf: z.string(),
      claims: z.int(),
      label: z.string(),
    }),
  ),
});
export type StoreState = z.infer<typeof StoreState>;
