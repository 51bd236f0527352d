/**
 * What stands in one sentence, by concept: looked up once and shared by all the rules that ask. Most rules fail, and
 * most ask for the same few expressions, so that everything that depends only on sentence and expression is kept.
 */
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

export class Presence {
  /** By concept number: mentions first, then actors. Most concepts are carried once, and need no list. */
  private readonly byConcept = new Map<number, Found | Found[]>();
  /** All concepts that something in the sentence carries. */
  readonly concepts: number[] = [];
  private readonly unmet: Met;
  private readonly metBy = new Map<number, Met>();
  private readonly carriedBy = new Map<number, Carried>();
  private readonly rolesBy = new Map<string, RoleCosts>();
  readonly speaker: Actor | null;
  /** The speaker's place among the actors; −1 where nobody speaks. */
  readonly speakerAt: number;

  /** `discourse` is read for what context carries, up to the moment that it remembers this sentence. */
  constructor(
    readonly sentence: Sentence,
    readonly compiled: CompiledRules,
    private readonly discourse: Discourse,
  ) {
    for (const m of sentence.mentions) {
      const c = m.concept < 0 ? undefined : compiled.lexicon.concepts[m.concept];
      if (!c || c.kind === 'actor') continue;
      const found: Found = { kind: 'mention', m };
      for (const up of c.closure) this.put(up, found);
    }
    sentence.actors.forEach((a, i) => {
      const found: Found = { kind: 'actor', a, i };
      for (const c of a.concepts) this.put(c, found);
      for (const c of a.alternative ?? []) if (!a.concepts.includes(c)) this.put(c, found);
    });
    this.unmet = { found: [], actors: sentence.actors.map(() => NO) };
    this.speaker = speakerOf(sentence);
    this.speakerAt = this.speaker ? sentence.actors.indexOf(this.speaker) : -1;
  }

  private put(concept: number, found: Found): void {
    const known = this.byConcept.get(concept);
    if (known === undefined) {
      this.byConcept.set(concept, found);
      this.concepts.push(concept);
    } else if (Array.isArray(known)) known.push(found);
    else this.byConcept.set(concept, [known, found]);
  }

  has(concept: number): boolean {
    return this.byConcept.has(concept);
  }

  met(e: CompiledExpression): Met {
    const known = this.metBy.get(e.index);
    if (known) return known;
    let found: Found[] | null = null;
    for (const c of e.concepts) {
      const carrying = this.byConcept.get(c);
      if (carrying === undefined) continue;
      found ??= [];
      if (Array.isArray(carrying)) found.push(...carrying);
      else found.push(carrying);
    }
    const met = found === null ? this.unmet : { found, actors: this.actorsOf(found, e) };
    this.metBy.set(e.index, met);
    return met;
  }

  private actorsOf(found: readonly Found[], { concepts }: CompiledExpression): readonly number[] {
    const actors = [...this.unmet.actors];
    for (const f of found)
      if (f.kind === 'actor' && actors[f.i] === NO)
        actors[f.i] = f.a.concepts.some((c) => concepts.includes(c)) ? IS : PERHAPS;
    return actors;
  }

  /** What the sentences before this one, or the title, give for `e`. */
  carried(e: CompiledExpression): Carried {
    let known = this.carriedBy.get(e.index);
    if (!known) {
      known = this.discourse.carries(e.concepts);
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
    const key = `${m.from} ${m.to} ${m.form} ${symmetric}`;
    const known = this.rolesBy.get(key);
    if (known) return known;
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
    this.rolesBy.set(key, costs);
    return costs;
  }

  /** The words of a span of tokens, as they stand. */
  words(span: Span): string {
    const { tokens, text } = this.sentence;
    return text.slice(tokens[span.from]?.start, tokens[span.to - 1]?.end);
  }
}
