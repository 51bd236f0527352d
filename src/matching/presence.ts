/**
 * What stands in one sentence, by concept: looked up once and shared by all the rules that ask. Most rules fail, and
 * most ask for the same few expressions, so that everything that depends only on sentence and expression is kept.
 */
import type { Board } from './board';
import type { Discourse } from './context';
import type { Carried } from './memory';
import { agentCost, patientCost, shareAmongCoordinated, type Voice, voiceOf } from './roles';
import type { CompiledExpression, CompiledRules } from './rules';
import type { Actor, Sentence } from './sentence';
import { speakerOf } from './speaker';
import type { Span } from './stance';
import type { Mention } from './tag';

/** Words of the sentence that carry a concept. `i` is the actor's place among the sentence's actors. */
export type Found = { kind: 'mention'; m: Mention } | { kind: 'actor'; a: Actor; i: number };

export const spanOf = (f: Found): Span => (f.kind === 'mention' ? f.m : f.a);

/** No; is one; may be one (a pronoun's second reading). */
export const NO = 0;
export const IS = 1;
export const PERHAPS = 2;

/** How an expression stands in the sentence. */
export interface Met {
  /** In the order of the expression's concepts; what carries two of them is found twice. */
  found: readonly Found[];
  /** By actor: {@link NO}, {@link IS} or {@link PERHAPS}. */
  actors: readonly number[];
}

/** Costs of every actor as agent and patient of a trigger. */
export interface RoleCosts {
  voice: Voice;
  agents: readonly number[];
  patients: readonly number[];
  symmetric: boolean;
}

interface KnownRoles {
  m: Mention;
  symmetric: boolean;
  costs: RoleCosts;
}

export class Presence {
  /** All concepts that something in the sentence carries. */
  readonly concepts: number[] = [];
  private readonly board: Board;
  /** By item of the board: mentions first, then actors. Made when asked for: few are. */
  private readonly items: (Found | undefined)[] = [];
  private readonly unmet: Met;
  /** By expression: few are asked for, and a sentence that no rule asks about needs no map. */
  private metBy: Map<number, Met> | null = null;
  private carriedBy: Map<number, Carried> | null = null;
  private readonly known: KnownRoles[] = [];
  readonly speaker: Actor | null;
  /** The speaker's place among the actors; −1 where nobody speaks. */
  readonly speakerAt: number;

  /** `discourse` is read for what context carries, up to the moment that it remembers this sentence. */
  constructor(
    readonly sentence: Sentence,
    readonly compiled: CompiledRules,
    private readonly discourse: Discourse,
  ) {
    this.board = compiled.board;
    this.fill(this.concepts);
    this.unmet = { found: [], actors: sentence.actors.map(() => NO) };
    this.speaker = speakerOf(sentence);
    this.speakerAt = this.speaker ? sentence.actors.indexOf(this.speaker) : -1;
  }

  /** Puts what the sentence carries on the board, and all that it counts as into `concepts`. */
  private fill(met: number[]): void {
    const { board } = this;
    const { mentions, actors } = this.sentence;
    const { concepts, isActor } = this.compiled.lexicon;
    board.begin(this);
    for (let i = 0; i < mentions.length; i++) {
      const { concept } = mentions[i] as Mention;
      if (concept < 0 || isActor[concept]) continue;
      for (const up of concepts[concept]?.closure ?? []) if (board.put(up, i)) met.push(up);
    }
    for (let i = 0; i < actors.length; i++) {
      const { concepts: own, alternative } = actors[i] as Actor;
      for (const c of own) if (board.put(c, mentions.length + i)) met.push(c);
      if (alternative !== null)
        for (const c of alternative) if (!own.includes(c) && board.put(c, mentions.length + i)) met.push(c);
    }
  }

  /** The board, filled anew where another sentence took it. */
  private own(): Board {
    if (this.board.owner !== this) this.fill([]);
    return this.board;
  }

  private foundAt(item: number): Found {
    let found = this.items[item];
    if (!found) {
      const { mentions, actors } = this.sentence;
      const i = item - mentions.length;
      found = i < 0 ? { kind: 'mention', m: mentions[item] as Mention } : { kind: 'actor', a: actors[i] as Actor, i };
      this.items[item] = found;
    }
    return found;
  }

  /** Whether something in the sentence carries one of the concepts of `e`. */
  holds(e: CompiledExpression): boolean {
    const board = this.own();
    for (const c of e.concepts) if (board.has(c)) return true;
    return false;
  }

  met(e: CompiledExpression): Met {
    const known = this.metBy?.get(e.index);
    if (known) return known;
    const board = this.own();
    let found: Found[] | null = null;
    for (const c of e.concepts)
      for (let entry = board.first(c); entry >= 0; entry = board.next(entry)) {
        found ??= [];
        found.push(this.foundAt(board.item(entry)));
      }
    if (found === null) return this.unmet;
    const met = { found, actors: this.actorsOf(found, e) };
    this.metBy ??= new Map();
    this.metBy.set(e.index, met);
    return met;
  }

  private actorsOf(found: readonly Found[], { concepts }: CompiledExpression): readonly number[] {
    const actors = this.unmet.actors.slice();
    for (const f of found)
      if (f.kind === 'actor' && actors[f.i] === NO)
        actors[f.i] = f.a.concepts.some((c) => concepts.includes(c)) ? IS : PERHAPS;
    return actors;
  }

  /** What the sentences before this one, or the title, give for `e`. */
  carried(e: CompiledExpression): Carried {
    let known = this.carriedBy?.get(e.index);
    if (!known) {
      known = this.discourse.carries(e.concepts);
      this.carriedBy ??= new Map();
      this.carriedBy.set(e.index, known);
    }
    return known;
  }

  /** Who may do what `act` names, and to whom. */
  roles(act: Found): RoleCosts {
    const s = this.sentence;
    // An actor's name can stand for a relation too ("the Moscow Format"): read it as a noun.
    const m: Mention =
      act.kind === 'mention'
        ? act.m
        : { from: act.a.from, to: act.a.to, concept: act.a.concepts[0] ?? 0, form: 'noun' };
    const symmetric = act.kind === 'mention' && this.compiled.lexicon.concepts[m.concept]?.symmetric === true;
    for (const known of this.known)
      if (known.m.from === m.from && known.m.to === m.to && known.m.form === m.form && known.symmetric === symmetric)
        return known.costs;
    const voice = voiceOf(s.tokens, m);
    const agents = s.actors.map((a) => agentCost(s, m, a, voice));
    const patients = s.actors.map((a) => patientCost(s, m, a, voice));
    shareAmongCoordinated(s, agents);
    shareAmongCoordinated(s, patients);
    if (symmetric)
      for (let i = 0; i < agents.length; i++) {
        const [agent, patient] = [agents[i] ?? 9, patients[i] ?? 9];
        agents[i] = Math.min(agent, patient + 0.05);
        patients[i] = Math.min(patient, agent + 0.05);
      }
    const costs = { voice, agents, patients, symmetric };
    this.known.push({ m, symmetric, costs });
    return costs;
  }

  /** The words of a span of tokens, as they stand. */
  words(span: Span): string {
    const { tokens, text } = this.sentence;
    return text.slice(tokens[span.from]?.start, tokens[span.to - 1]?.end);
  }
}
