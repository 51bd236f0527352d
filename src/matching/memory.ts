/**
 * What a text has made salient: the actors and things of the last few sentences and of the title, each with how far
 * back it lies. The memory changes only when it is told to remember, so that a sentence can be judged by what stood
 * before it without a copy of that.
 */
import type { CompiledLexicon } from './lexicon';
import type { Mention } from './tag';

export interface Entity {
  concepts: readonly number[];
  human: boolean;
  plural: boolean;
  subject: boolean;
  /** Sentences since the text began; the title is far back. */
  at: number;
  words: string;
}

/** What context gives to a part of a rule: how strongly, 0 (not at all) to 1, and by which words. */
export interface Carried {
  weight: number;
  words: string;
}

/** How far back, in sentences, an actor stays in mind. */
const REACH = 5;
/** The title stays in mind through the whole text. */
const TITLE = -1;
/** So many of the last actors can fill a part; the rest only tell what the text is about. */
const AT_HAND = 24;
/** More than this many actors within reach are a list, not a story. */
const MOST = 64;
const NOBODY: ReadonlySet<number> = new Set();
const NOTHING: Carried = { weight: 0, words: '' };

export class Memory {
  private entities: Entity[] = [];
  /** What the title named. */
  private entitled: readonly Entity[] = [];
  /** Things spoken of (places, bodies), by the sentence that last did. */
  private readonly things = new Map<number, number>();
  private now = 0;
  /** What the last sentence mentioned, put among the things when they are next asked for: after the last one never. */
  private fresh: { mentions: readonly Mention[]; at: number } | null = null;

  constructor(private readonly lexicon: CompiledLexicon) {}

  /** The number of the sentence that is being read. */
  get count(): number {
    return this.now;
  }

  /** Adds what a sentence spoke of, and goes on to the next. */
  remember(entities: readonly Entity[], mentions: readonly Mention[]): void {
    this.settle();
    this.fresh = { mentions, at: this.now };
    this.entities.push(...entities);
    if (this.entities.length > MOST) this.entities.splice(0, this.entities.length - MOST);
    this.now++;
  }

  private settle(): void {
    const { fresh } = this;
    if (!fresh) return;
    this.fresh = null;
    for (const [thing, at] of this.things) if (!this.reaches(at)) this.things.delete(thing);
    for (const m of fresh.mentions) {
      const concept = m.concept < 0 ? undefined : this.lexicon.concepts[m.concept];
      if (concept?.kind === 'thing') for (const up of concept.closure) this.things.set(up, fresh.at);
    }
  }

  /** What was remembered so far was the title: it stays, faintly. */
  wasTitle(): void {
    this.settle();
    this.entitled = this.entities;
    this.entities = [];
    for (const thing of this.things.keys()) this.things.set(thing, TITLE);
  }

  /** A little distance between what was said and what comes. */
  pause(): void {
    this.now++;
  }

  private reaches(at: number): boolean {
    return at === TITLE || this.now - at <= REACH;
  }

  /** The last actors within reach, the latest first, and how many sentences back each stands. */
  recent(each: (entity: Entity, back: number) => void): void {
    const first = Math.max(0, this.entities.length - AT_HAND);
    for (let i = this.entities.length - 1; i >= first; i--) {
      const entity = this.entities[i];
      if (!entity || this.now - entity.at > REACH) break;
      each(entity, this.now - entity.at);
    }
  }

  get title(): readonly Entity[] {
    return this.entitled;
  }

  /** Whether and how strongly something before this sentence carries one of `wanted`. */
  carries(wanted: readonly number[]): Carried {
    this.settle();
    if (this.entities.length === 0 && this.things.size === 0 && this.entitled.length === 0) return NOTHING;
    let found: Carried | null = null;
    this.recent((e, back) => {
      if (found === null && e.concepts.some((c) => wanted.includes(c)))
        found = { weight: back <= 1 ? 0.95 : 0.88, words: e.words };
    });
    if (found !== null) return found;
    for (const c of wanted) {
      const at = this.things.get(c);
      if (at !== undefined && this.reaches(at))
        return { weight: at === TITLE ? 0.85 : 0.88, words: this.lexicon.concepts[c]?.label ?? '' };
    }
    const entitled = this.entitled.find((e) => e.concepts.some((c) => wanted.includes(c)));
    return entitled ? { weight: 0.85, words: entitled.words } : NOTHING;
  }

  /** All concepts now in mind, for choosing which rules to look at. */
  salient(): ReadonlySet<number> {
    this.settle();
    if (this.entities.length === 0 && this.things.size === 0 && this.entitled.length === 0) return NOBODY;
    const all = new Set<number>();
    for (const e of this.entitled) for (const c of e.concepts) all.add(c);
    for (const [thing, at] of this.things) if (this.reaches(at)) all.add(thing);
    for (let i = this.entities.length - 1; i >= 0; i--) {
      const e = this.entities[i];
      if (!e || this.now - e.at > REACH) break;
      for (const c of e.concepts) all.add(c);
    }
    return all;
  }
}
