/** What rules, learned part and the text before say together of one sentence, for the claims of one pack. */

import { type Analysis, NO_LOGIT } from './analyse';
import { type CompiledBlend, logOddsOf, rivalRule, scoreOf } from './blend';
import type { Evaluation } from './explain';
import { type CompiledModel, reasons, stanceBy } from './model';
import type { CompiledClaim } from './rules';
import type { Sentence } from './sentence';
import { stanceOf } from './stance';
import { NOTHING_BEFORE, type Thread, type Told } from './thread';
import type { Filled } from './types';

export interface Hit {
  claim: CompiledClaim;
  ruleId: string;
  evaluation: Evaluation;
}

export interface Weighing extends Analysis {
  sentence: Sentence;
  packId: string;
  model: CompiledModel;
  /** What stands before this sentence. */
  thread: Thread;
  /** What was found in it. */
  told: Told;
}

/** Pages carry claims far more seldom than labelled sentences do: so much is taken off, in log-odds, where no rule speaks. */
const RARER = 0.9;
/** So much is taken off, too, where somebody else is named in the stead of an actor that the claim needs. */
const STRANGER = 1;
/** Where no rule speaks, this many words of the sentence itself must speak for the claim, and weigh so much together, in log-odds. */
const OWN_WORDS = { count: 2, weight: 2 };
/** The same where the text before speaks for it by at least `from` log-odds. */
const LEANING = { from: 1, count: 1, weight: 0.5 };
/** A claim that a rule found with this score is told by the sentence itself. */
const SURE = 0.8;
/** Log-odds of a claim in the sentence itself, below which no text before it can help. */
const LEAST = -1;
/** Bylines and labels say nothing. In tokens. */
const SHORTEST = 6;

/** Claims whose score reaches `threshold`. */
export function weighed(w: Weighing, threshold: number): Hit[] {
  const { rules, meant, packId, model, told } = w;
  const { logits } = told;
  if (logits === null) return [];
  const { blend } = model;
  const hits: Hit[] = [];
  const rival = rivalRule(told.rules);
  const general = blend.ofAny(logits.any);
  const nothing = blend.ofBefore(NOTHING_BEFORE);
  for (const { claim, ruleId, score: rule, explain } of rules.values()) {
    if (claim.pack.id !== packId) continue;
    const known = claim.place < 0 ? undefined : meant.find((m) => m.claims.includes(claim));
    const logit = known ? logits.of(claim.place) : claim.needs.length > 0 ? NO_LOGIT : 0;
    const score = scoreOf(
      general +
        blend.ofRivals(rival(claim.claim.id), logits.rival(claim.place)) +
        blend.ofRule(rule) +
        blend.ofLogit(logit) +
        before(w, claim, nothing),
    );
    if (score >= threshold) hits.push({ claim, ruleId, evaluation: restated(w, claim, explain(), score) });
  }
  // What tells a claim of its own takes up no other.
  const tells = hits.some((hit) => hit.evaluation.score >= SURE);
  const least = logOddsOf(threshold);
  // What no claim can do without, worked out once: nearly all of them are turned away by it.
  const most = general + mostOfRivals(blend, rival(''), logits.first, logits.second) - RARER;
  for (const { claims, displaced } of meant) {
    for (const claim of claims) {
      if (claim.pack.id !== packId || rules.has(claim) || logits.of(claim.place) < LEAST) continue;
      const own = blend.ofLogit(logits.of(claim.place));
      // "Russia also gave the Afghan army ammunition" takes up nothing that was said of the Taliban.
      const text = before(w, claim, nothing);
      const carried = (displaced || tells ? Math.min(nothing, text) : text) - (displaced ? STRANGER : 0);
      if (most + own + carried < least) continue;
      const score = scoreOf(
        general + blend.ofRivals(rival(claim.claim.id), logits.rival(claim.place)) + own + carried - RARER,
      );
      const hit = score >= threshold && learned(w, claim, score, carried - nothing);
      if (hit) hits.push(hit);
    }
  }
  return hits;
}

/** What the text before says of a claim; `nothing` where there is none. */
function before({ model: { blend }, thread }: Weighing, { claim, place }: CompiledClaim, nothing: number): number {
  return thread.isEmpty ? nothing : blend.ofBefore(thread.before(claim.id, place));
}

const mostOfRivals = (blend: CompiledBlend, rule: number, first: number, second: number): number =>
  Math.max(blend.ofRivals(rule, first), blend.ofRivals(rule, second));

/** What the rule explained, with the score and the stance that the learned part gives it. */
function restated(
  { sentence, model }: Weighing,
  { claim }: CompiledClaim,
  read: Evaluation,
  score: number,
): Evaluation {
  const stance = stanceBy(model, sentence.tokens, claim.id, { stance: read.stance, core: read.core, ruled: true });
  // Where the words outweigh the cue that the grammar went by, the cue explains nothing.
  const filled = stance === read.stance ? read.filled : read.filled.filter((f) => f.part !== 'stance');
  return { ...read, score, stance, filled };
}

/** A claim that no rule found; `carried` is what the text before adds, in log-odds. */
function learned(w: Weighing, claim: CompiledClaim, score: number, carried: number): Hit | null {
  const { sentence, model, features, thread } = w;
  const leans = carried >= LEANING.from;
  if (features === null || (sentence.tokens.length < SHORTEST && !leans)) return null;
  // The sentence's own words must carry the claim, or take it up: its context alone never does.
  const enough = leans ? LEANING : OWN_WORDS;
  const weighty = reasons(model, features, claim.claim.id);
  if (weighty.length < enough.count || weighty.reduce((sum, r) => sum + r.weight, 0) < enough.weight) return null;
  const filled: Filled[] = weighty.map(({ feature, token }) => {
    const t = sentence.tokens[token];
    return {
      part: 'with',
      concept: feature.replace(/^[a-z]+:/, '').replaceAll('-', ' '),
      words: t?.raw ?? '',
      start: t?.start ?? null,
      end: t?.end ?? null,
    };
  });
  if (leans)
    filled.push({
      part: 'about',
      concept: 'the text before',
      words: brief(thread.source(claim.place)),
      start: null,
      end: null,
    });
  const at = weighty[0]?.token ?? 0;
  const core = { from: at, to: at + 1 };
  const reading = { stance: stanceOf(sentence, core, 'asserts', false).stance, core, ruled: false };
  const stance = stanceBy(model, sentence.tokens, claim.claim.id, reading);
  return { claim, ruleId: 'learned', evaluation: { score, stance, filled, core } };
}

/** Words to show, in UTF-16 units. */
const BRIEF = 70;
const brief = (text: string): string =>
  text.length <= BRIEF ? text : `${text.slice(0, Math.max(1, text.lastIndexOf(' ', BRIEF)))}…`;
