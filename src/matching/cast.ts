/** Who plays which part of a rule in a sentence, and who holds it instead. */
import { type Found, IS, NO, PERHAPS, type Presence, type RoleCosts } from './presence';
import { MAX_COST } from './roles';
import type { CompiledExpression, CompiledRule } from './rules';
import type { Actor } from './sentence';
import { is, PREPOSITION } from './traits';

/** A role's best actor, or the competitor that holds it instead, by place. Both −1: the sentence leaves it open. */
export interface Role {
  actor: number;
  competitor: number;
  cost: number;
}

const OPEN: Role = { actor: -1, competitor: -1, cost: 9 };
/** A pronoun's second reading is dearer by so much. */
const SECOND = 0.12;
/** A competitor dearer than this holds no role. */
const HOLDS = 0.45;
/** The one asked for wins where no competitor is better by more than this. */
const TIE = 0.06;

/** The best actor for the role that `costs` tells of. `used` are the places of actors that fill another role. */
export function cast(
  e: CompiledExpression,
  other: CompiledExpression | null,
  costs: readonly number[],
  { symmetric }: RoleCosts,
  p: Presence,
  used: readonly number[],
): Role {
  const asked = p.met(e).actors;
  const others = other ? p.met(other).actors : null;
  const { actors } = p.sentence;
  let mine = -1;
  let cost = 9;
  let rival = -1;
  let rivalCost = 9;
  for (let i = 0; i < actors.length; i++) {
    const fits = asked[i];
    const c = (costs[i] ?? 9) + (fits === PERHAPS ? SECOND : 0);
    if (fits !== NO) {
      if (c < cost && !used.includes(i)) {
        mine = i;
        cost = c;
      }
    } else if (c < rivalCost) {
      const a = actors[i] as Actor;
      const elsewhere = others !== null && others[i] === IS && (symmetric || a.form !== 'name');
      if (!elsewhere && i !== p.speakerAt && a.concepts.length > 0) {
        rival = i;
        rivalCost = c;
      }
    }
  }
  if (mine >= 0 && cost <= MAX_COST && cost <= rivalCost + TIE) return { actor: mine, competitor: -1, cost };
  if (rival >= 0 && rivalCost <= HOLDS && others?.[rival] !== IS)
    return { actor: -1, competitor: rival, cost: rivalCost };
  return mine >= 0 && cost <= MAX_COST ? { actor: mine, competitor: -1, cost } : OPEN;
}

/** Concepts broader than those that `e` asks for: what its rivals are. */
const classes = new WeakMap<CompiledExpression, ReadonlySet<number>>();

function classesOf(e: CompiledExpression, p: Presence): ReadonlySet<number> {
  let known = classes.get(e);
  if (!known) {
    const { concepts } = p.compiled.lexicon;
    known = new Set(e.concepts.flatMap((c) => (concepts[c]?.closure ?? []).filter((k) => k !== c)));
    classes.set(e, known);
  }
  return known;
}

/**
 * Whether an actor of the same sort as the one asked for is named here and does something of its own. Actors that play
 * a part already (`used`), or that the rule asks for as words (`withs`), do not.
 */
export function hasRival(
  e: CompiledExpression,
  p: Presence,
  used: readonly number[],
  withs: readonly Found[],
  rule: CompiledRule,
): boolean {
  const kin = classesOf(e, p);
  const asked = p.met(e).actors;
  const others = [rule.agent, rule.patient, ...rule.about, ...rule.with].filter((x) => x !== null && x !== e);
  return p.sentence.actors.some((a, i) => {
    if (a.resolvedFrom !== null || i === p.speakerAt || asked[i] === IS || used.includes(i)) return false;
    if (withs.some((f) => f.kind === 'actor' && f.i === i)) return false;
    if (!a.concepts.some((c) => kin.has(c))) return false;
    if (is(p.sentence.tokens[a.from - 1], PREPOSITION) && a.form !== 'possessive') return false;
    return !others.some((o) => o !== null && p.met(o).actors[i] === IS);
  });
}

/** Whether an actor is named here who is none of `needs`, and is not the one who speaks. */
export const hasStranger = (needs: readonly CompiledExpression[], p: Presence): boolean =>
  p.sentence.actors.some(
    (a, i) =>
      a.resolvedFrom === null &&
      a.concepts.length > 0 &&
      i !== p.speakerAt &&
      needs.every((need) => p.met(need).actors[i] === NO),
  );
