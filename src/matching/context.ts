/**
 * What the text has made salient, and whom pronouns and descriptions stand for: "the group", "it", "its envoy",
 * "the two sides". Deterministic and local: a few sentences back, the title, no more.
 */
import type { Token } from '../text/tokenise';
import type { CompiledLexicon } from './lexicon';
import { type Carried, type Entity, Memory } from './memory';
import { type Actor, closureAt, represent, type Sentence } from './sentence';
import { speakerOf } from './speaker';
import type { Mention } from './tag';
import { Thread } from './thread';
import { BARE, IS_HE, IS_IT, IS_THEY, IS_WE, is, OWNER, PREPOSITION } from './traits';

/** Words that may stand for somebody. */
const REFERRING = IS_HE | IS_IT | IS_THEY | IS_WE | BARE;

const NONE: readonly Mention[] = [];

/** What a sentence adds to the discourse once it has been judged. */
export interface Told {
  sentence: Sentence;
  entities: readonly Entity[];
  speaker: Entity | null;
}

/** The actors of a sentence as they are found, and what they will leave in mind. */
class Telling {
  readonly found: Actor[] = [];
  readonly here: Entity[] = [];
  /** Tokens before this one belong to an actor. */
  covered = 0;

  constructor(
    private readonly sentence: Sentence,
    private readonly at: number,
  ) {}

  note(actor: Actor): void {
    const { here, sentence, at } = this;
    const { tokens, text } = sentence;
    this.found.push(actor);
    this.covered = Math.max(this.covered, actor.to);
    if (actor.concepts.length === 0) return;
    here.push({
      concepts: actor.concepts,
      human: actor.human,
      plural: actor.plural,
      subject: here.length === 0 || (!here.some((e) => e.subject) && !is(tokens[actor.from - 1], PREPOSITION)),
      at,
      words: actor.resolvedFrom ?? text.slice(tokens[actor.from]?.start, tokens[actor.to - 1]?.end),
    });
  }
}

export class Discourse {
  private readonly memory: Memory;
  private speaker: Entity | null = null;
  private readonly threads = new Map<string, Thread>();
  /** What the whole text names; null for a text too short to tell. */
  named: ReadonlySet<number> | null = null;

  /** `published`: the day of the text, YYYY-MM-DD. */
  constructor(
    private readonly lexicon: CompiledLexicon,
    readonly published?: string | undefined,
  ) {
    this.memory = new Memory(lexicon);
  }

  /** Descriptions fall back only on actors that the whole text names: "the movement" of another article is another. */
  expectOnly(named: ReadonlySet<number>): void {
    this.named = named;
  }

  /** What was read so far was the title: it stays in mind through the whole text, faintly. */
  wasTitle(): void {
    this.memory.wasTitle();
    this.speaker = null;
    for (const thread of this.threads.values()) thread.wasTitle();
  }

  /** What the claims of one pack have found so far. */
  threadOf(packId: string): Thread {
    let thread = this.threads.get(packId);
    if (!thread) {
      thread = new Thread();
      this.threads.set(packId, thread);
    }
    return thread;
  }

  /** A paragraph's end puts a little distance between what was said and what comes. */
  endParagraph(): void {
    this.memory.pause();
  }

  /** Whether something remembered carries one of `wanted`, and how strongly. */
  carries(wanted: readonly number[]): Carried {
    return this.memory.carries(wanted);
  }

  /** All concepts now in mind. */
  salient(): ReadonlySet<number> {
    return this.memory.salient();
  }

  /** Goes on to the next sentence. */
  remember(told: Told): void {
    this.memory.remember(told.entities, told.sentence.mentions);
    this.speaker = told.speaker;
  }

  /**
   * Adds pronouns and descriptions to `sentence.actors`, resolved where the text resolves them. What the sentence
   * tells is handed back, not yet remembered: rules are judged by what stood before it.
   */
  resolve(sentence: Sentence): Told {
    const { tokens, actors, mentions } = sentence;
    const telling = new Telling(sentence, this.memory.count);
    const { here } = telling;
    const described = mentions.some((m) => m.concept < 0) ? mentions.filter((m) => m.concept < 0) : NONE;
    let next = 0;
    let quoted = false;
    const speaker = this.findSpeaker(sentence) ?? this.speaker;
    for (let i = 0; i < tokens.length; i++) {
      const t = tokens[i] as Token;
      if (t.low === '"' || (t.low === "'" && !/\w/.test(sentence.text[t.start - 1] ?? ' '))) quoted = !quoted;
      const named = actors[next];
      if (named && named.from === i) {
        next++;
        telling.note(named);
        continue;
      }
      if (i < telling.covered) continue;
      const d = described.length > 0 && described.find((m) => m.from === i);
      if (d) {
        const actor = this.describe(sentence, d.from, d.to, ~d.concept, here);
        if (actor) {
          telling.note(actor);
          continue;
        }
      }
      if (!is(t, REFERRING)) continue;
      const human = is(t, IS_HE);
      if (human || is(t, IS_IT) || is(t, IS_THEY) || (is(t, IS_WE) && (quoted || t.low !== 'us'))) {
        const wanted = is(t, IS_WE)
          ? speaker
            ? [speaker]
            : []
          : this.rank(
              here,
              (e) => (human ? e.human && !e.plural : is(t, IS_IT) ? !(e.human && e.plural) : true),
              is(t, IS_THEY),
            );
        const first = wanted[0];
        if (!first) continue;
        const actor: Actor = {
          from: i,
          to: i + 1,
          concepts: first.concepts,
          alternative: wanted[1]?.concepts ?? null,
          form: 'pronoun',
          plural: is(t, IS_THEY) || is(t, IS_WE),
          human,
          resolvedFrom: first.words,
        };
        if (is(t, OWNER)) {
          const owner = { ...represent(tokens, actor, undefined), resolvedFrom: first.words };
          telling.note(owner.form === 'pronoun' ? { ...owner, form: 'possessive' } : owner);
        } else telling.note(actor);
      } else if (is(t, BARE) && tokens[i - 1]?.low === 'the') {
        const wanted = this.rank(here, (e) => e.human, false)[0];
        if (wanted)
          telling.note({
            from: i,
            to: i + 1,
            concepts: wanted.concepts,
            alternative: null,
            form: 'representative',
            plural: false,
            human: true,
            resolvedFrom: wanted.words,
          });
      }
    }
    sentence.actors = telling.found;
    return { entities: here, sentence, speaker };
  }

  private describe(
    sentence: Sentence,
    from: number,
    to: number,
    description: number,
    here: readonly Entity[],
  ): Actor | null {
    const d = this.lexicon.descriptions[description];
    if (!d) return null;
    const fits = (e: Entity) => e.concepts.some((c) => d.refersTo.includes(c));
    const ranked = this.rank(here, fits, false);
    const base = { from, to, form: 'description' as const, plural: true, human: false };
    if (d.plural) {
      const all = [...new Set(ranked.slice(0, 4).flatMap((e) => [...e.concepts]))];
      return all.length > 0
        ? {
            ...base,
            concepts: all,
            alternative: null,
            resolvedFrom: ranked
              .slice(0, 2)
              .map((e) => e.words)
              .join(', '),
          }
        : null;
    }
    const first = ranked[0];
    const actor: Actor | null = first
      ? { ...base, concepts: first.concepts, alternative: null, resolvedFrom: first.words }
      : d.otherwise !== null && this.named?.has(d.otherwise) !== false
        ? {
            ...base,
            concepts: closureAt(this.lexicon, d.otherwise, sentence.time),
            alternative: null,
            resolvedFrom: null,
          }
        : null;
    if (actor && sentence.tokens[to]?.low === "'s") return represent(sentence.tokens, actor, undefined);
    return actor;
  }

  /** Who may be meant, likeliest first: subjects before others, near before far. */
  private rank(here: readonly Entity[], fits: (e: Entity) => boolean, plural: boolean): Entity[] {
    const scored: { e: Entity; score: number }[] = [];
    const add = (e: Entity, score: number) => {
      if (fits(e)) scored.push({ e, score: score + (e.subject ? 1.2 : 0) + (plural && e.plural ? 1 : 0) });
    };
    for (const [i, e] of here.entries()) add(e, 3 + i * 0.05);
    this.memory.recent((e, back) => add(e, 3 - back * 0.7));
    for (const e of this.memory.title) add(e, -2);
    scored.sort((a, b) => b.score - a.score);
    const out: Entity[] = [];
    for (const { e } of scored) if (!out.some((o) => o.concepts[0] === e.concepts[0])) out.push(e);
    return out;
  }

  /** The actor that a verb of saying in this sentence belongs to. */
  private findSpeaker(sentence: Sentence): Entity | null {
    const actor = speakerOf(sentence);
    return actor && actor.concepts.length > 0
      ? {
          concepts: actor.concepts,
          human: true,
          plural: actor.plural,
          subject: true,
          at: this.memory.count,
          words: sentence.text.slice(sentence.tokens[actor.from]?.start, sentence.tokens[actor.to - 1]?.end),
        }
      : null;
  }
}
