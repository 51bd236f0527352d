/**
 * What the text has made salient, and whom pronouns and descriptions stand for: "the group", "it", "its envoy",
 * "the two sides". Deterministic and local: a few sentences back, the title, no more.
 */
import type { Token } from '../text/tokenise';
import { BARE_REPRESENTATIVE, HE, IT, PREPOSITIONS, says, THEY, WE } from './english';
import type { CompiledLexicon } from './lexicon';
import { type Actor, closureAt, represent, type Sentence } from './sentence';

interface Entity {
  concepts: readonly number[];
  human: boolean;
  plural: boolean;
  subject: boolean;
  /** Sentences since the text began; the title is far back. */
  at: number;
  words: string;
}

/** How far back, in sentences, an actor stays in mind. */
const REACH = 5;
/** The title stays in mind through the whole text. */
const TITLE = -1;
const POSSESSIVE = new Set('its their his her our my'.split(' '));

export class Discourse {
  private entities: Entity[] = [];
  private titleEntities: Entity[] = [];
  private count = 0;
  private speaker: Entity | null = null;
  /** Things spoken of (places, bodies), by the sentence that last did. */
  private things = new Map<number, number>();
  /** What the whole text names; null for a text too short to tell. */
  named: ReadonlySet<number> | null = null;

  constructor(private readonly lexicon: CompiledLexicon) {}

  /** Descriptions fall back only on actors that the whole text names: "the movement" of another article is another. */
  expectOnly(named: ReadonlySet<number>): void {
    this.named = named;
  }

  /** Read the title first: it stays in mind through the whole text, faintly. */
  title(sentence: Sentence): void {
    this.resolve(sentence);
    this.titleEntities = this.entities;
    for (const c of this.things.keys()) this.things.set(c, TITLE);
    this.entities = [];
    this.speaker = null;
  }

  /** As it stands now, for evaluating a sentence after `resolve` has moved on. */
  snapshot(): Discourse {
    const copy = new Discourse(this.lexicon);
    copy.entities = this.entities.slice(-24);
    copy.titleEntities = this.titleEntities;
    copy.count = this.count;
    copy.speaker = this.speaker;
    copy.named = this.named;
    copy.things = new Map(this.things);
    return copy;
  }

  /** A paragraph's end puts a little distance between what was said and what comes. */
  endParagraph(): void {
    this.count += 1;
  }

  /** 0 when nothing before this sentence carries one of `wanted`; else how strongly, up to 1. Read before `resolve`. */
  carries(wanted: readonly number[]): { weight: number; words: string } {
    for (let i = this.entities.length - 1; i >= 0; i--) {
      const e = this.entities[i];
      if (!e || this.count - e.at > REACH) break;
      if (e.concepts.some((c) => wanted.includes(c)))
        return { weight: this.count - e.at <= 1 ? 0.95 : 0.88, words: e.words };
    }
    for (const c of wanted) {
      const at = this.things.get(c);
      if (at !== undefined && (at === TITLE || this.count - at <= REACH))
        return { weight: at === TITLE ? 0.85 : 0.88, words: this.lexicon.concepts[c]?.label ?? '' };
    }
    const t = this.titleEntities.find((e) => e.concepts.some((c) => wanted.includes(c)));
    return t ? { weight: 0.85, words: t.words } : { weight: 0, words: '' };
  }

  /** All concepts now in mind, for choosing which rules to look at. */
  salient(): Set<number> {
    const all = new Set<number>();
    for (const e of this.titleEntities) for (const c of e.concepts) all.add(c);
    for (const [c, at] of this.things) if (at === TITLE || this.count - at <= REACH) all.add(c);
    for (let i = this.entities.length - 1; i >= 0; i--) {
      const e = this.entities[i];
      if (!e || this.count - e.at > REACH) break;
      for (const c of e.concepts) all.add(c);
    }
    return all;
  }

  /** Adds pronouns and descriptions to `sentence.actors`, resolved where the text resolves them. Then remembers. */
  resolve(sentence: Sentence): void {
    const { tokens, actors, mentions } = sentence;
    const found: Actor[] = [];
    const here: Entity[] = [];
    const pending = [...actors];
    const described = mentions.filter((m) => m.concept < 0);
    let quoted = false;
    let covered = 0;
    const note = (actor: Actor) => {
      found.push(actor);
      covered = Math.max(covered, actor.to);
      if (actor.concepts.length > 0)
        here.push({
          concepts: actor.concepts,
          human: actor.human,
          plural: actor.plural,
          subject:
            here.length === 0 || (!here.some((e) => e.subject) && !PREPOSITIONS.has(tokens[actor.from - 1]?.low ?? '')),
          at: this.count,
          words: actor.resolvedFrom ?? sentence.text.slice(tokens[actor.from]?.start, tokens[actor.to - 1]?.end),
        });
    };
    const speaker = this.findSpeaker(sentence) ?? this.speaker;
    for (let i = 0; i < tokens.length; i++) {
      const t = tokens[i] as Token;
      if (t.low === '"' || (t.low === "'" && !/\w/.test(sentence.text[t.start - 1] ?? ' '))) quoted = !quoted;
      const named = pending[0];
      if (named && named.from === i) {
        pending.shift();
        note(named);
        continue;
      }
      if (i < covered) continue;
      const d = described.find((m) => m.from === i);
      if (d) {
        const actor = this.describe(sentence, d.from, d.to, ~d.concept, here);
        if (actor) {
          note(actor);
          continue;
        }
      }
      const human = HE.has(t.low);
      if (human || IT.has(t.low) || THEY.has(t.low) || (WE.has(t.low) && (quoted || t.low !== 'us'))) {
        const wanted = WE.has(t.low)
          ? speaker
            ? [speaker]
            : []
          : this.rank(
              here,
              (e) => (human ? e.human && !e.plural : IT.has(t.low) ? !(e.human && e.plural) : true),
              THEY.has(t.low),
            );
        const first = wanted[0];
        if (!first) continue;
        const actor: Actor = {
          from: i,
          to: i + 1,
          concepts: first.concepts,
          alternative: wanted[1]?.concepts ?? null,
          form: 'pronoun',
          plural: THEY.has(t.low) || WE.has(t.low),
          human,
          resolvedFrom: first.words,
        };
        note(POSSESSIVE.has(t.low) ? { ...represent(tokens, actor, undefined), resolvedFrom: first.words } : actor);
        if (found.at(-1)?.form === 'pronoun' && POSSESSIVE.has(t.low)) (found.at(-1) as Actor).form = 'possessive';
      } else if (BARE_REPRESENTATIVE.has(t.low) && tokens[i - 1]?.low === 'the') {
        const wanted = this.rank(here, (e) => e.human, false)[0];
        if (wanted)
          note({
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
    for (const m of mentions)
      if (m.concept >= 0 && this.lexicon.concepts[m.concept]?.kind === 'thing')
        for (const up of this.lexicon.concepts[m.concept]?.closure ?? []) this.things.set(up, this.count);
    sentence.actors = found;
    this.entities.push(...here);
    if (this.entities.length > 64) this.entities.splice(0, this.entities.length - 64);
    this.speaker = speaker;
    this.count++;
    for (const [c, at] of this.things) if (at !== TITLE && this.count - at > REACH) this.things.delete(c);
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
    for (let i = this.entities.length - 1, k = 0; i >= 0 && k < 24; i--, k++) {
      const e = this.entities[i];
      if (!e || this.count - e.at > REACH) break;
      add(e, 3 - (this.count - e.at) * 0.7);
    }
    for (const e of this.titleEntities) add(e, -2);
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
          at: this.count,
          words: sentence.text.slice(sentence.tokens[actor.from]?.start, sentence.tokens[actor.to - 1]?.end),
        }
      : null;
  }
}

/** The actor nearest to a verb of saying, on its subject side; null when nobody speaks. */
export function speakerOf(sentence: Sentence): Actor | null {
  const { tokens, actors } = sentence;
  let best: Actor | null = null;
  let cost = 12;
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i];
    if (!t) continue;
    const according = t.low === 'according' && tokens[i + 1]?.low === 'to';
    if (!according && !says(tokens, i)) continue;
    for (const a of actors) {
      if (a.form === 'adjective' || a.form === 'possessive') continue;
      const before = i - a.to;
      const after = a.from - i - (according ? 2 : 1);
      const c = according
        ? after >= 0
          ? after
          : 99
        : before >= 0
          ? before * 0.8 + (PREPOSITIONS.has(tokens[a.from - 1]?.low ?? '') ? 3 : 0)
          : after >= 0 && after <= 3
            ? after * 2 + 3
            : 99;
      const person = a.form === 'person' || a.form === 'representative' || a.form === 'pronoun' ? 0 : 1.5;
      if (c + person < cost) {
        cost = c + person;
        best = a;
      }
    }
  }
  return best;
}
