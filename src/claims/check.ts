/** Everything that can be wrong with a pack beyond its shape, each fault with its path into the JSON. */
import { compile } from '../matching';
import { parseExpression } from '../matching/rules';
import { type Claim, Pack } from './schema';

export interface Problem {
  /** Into the JSON: `claims.recognition.events.3.sources`. Claims are named by id, not by number. */
  path: string;
  message: string;
}

/** Words that judge. The record names what was said and done; readers judge. */
const VERDICT =
  /\b(?:debunked?|hoax|lie[sd]?|lying|liar|fake news|falsely|untrue|myth|misinformation|disinformation|propaganda|conspiracy theor(?:y|ies)|so-called|admit(?:s|ted)?|finally|true|false)\b/i;

/** Checks an unvalidated pack document. An empty list means that it may ship. */
export function checkPack(document: unknown): {
  problems: Problem[];
  claims: number;
  examples: number;
  events: number;
} {
  const parsed = Pack.safeParse(document);
  if (!parsed.success)
    return {
      problems: parsed.error.issues.map((i) => ({ path: named(document, i.path), message: i.message })),
      claims: 0,
      examples: 0,
      events: 0,
    };
  const pack = parsed.data;
  const problems = [...checkLexicon(pack), ...pack.claims.flatMap((c) => checkClaim(c, pack)), ...checkExamples(pack)];
  return {
    problems,
    claims: pack.claims.length,
    examples: pack.claims.reduce((n, c) => n + c.examples.match.length + c.examples.noMatch.length, 0),
    events: pack.claims.reduce((n, c) => n + c.events.length, 0),
  };
}

/** A zod path with the claim's id in the place of its number, so that an editor finds the file. */
function named(document: unknown, path: readonly PropertyKey[]): string {
  const claims = (document as { claims?: { id?: string }[] } | null)?.claims;
  return path
    .map((p, i) => (i === 1 && path[0] === 'claims' ? (claims?.[Number(p)]?.id ?? String(p)) : String(p)))
    .join('.');
}

function checkLexicon(pack: Pack): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set(pack.lexicon.concepts.map((c) => c.id));
  const seen = new Set<string>();
  pack.lexicon.concepts.forEach((c) => {
    const path = `lexicon.concepts.${c.id}`;
    if (seen.has(c.id)) problems.push({ path, message: 'this concept id is defined twice' });
    seen.add(c.id);
    for (const up of [...c.isA, ...c.periods.flatMap((p) => p.isA)])
      if (!ids.has(up)) problems.push({ path: `${path}.isA`, message: `unknown concept "${up}"` });
  });
  pack.lexicon.descriptions.forEach((d, i) => {
    for (const id of [...d.refersTo, ...(d.otherwise ? [d.otherwise] : [])])
      if (!ids.has(id)) problems.push({ path: `lexicon.descriptions.${i}`, message: `unknown concept "${id}"` });
  });
  return problems;
}

function checkClaim(claim: Claim, pack: Pack): Problem[] {
  const problems: Problem[] = [];
  const path = `claims.${claim.id}`;
  const add = (where: string, message: string) => problems.push({ path: `${path}.${where}`, message });
  const claims = new Set(pack.claims.map((c) => c.id));
  if (pack.claims.filter((c) => c.id === claim.id).length > 1) add('id', 'two claims have this id');
  for (const list of ['related', 'yieldsTo'] as const)
    claim[list].forEach((id, i) => {
      if (!claims.has(id)) add(`${list}.${i}`, `unknown claim "${id}"`);
      if (id === claim.id) add(`${list}.${i}`, 'a claim cannot name itself here');
    });
  claim.events.forEach((e, i) => {
    const before = claim.events[i - 1];
    if (before && before.date > e.date)
      add(`events.${i}.date`, `dates out of order: ${before.date} stands before ${e.date}`);
    if (e.date > pack.asOf) add(`events.${i}.date`, `${e.date} lies after the pack's as-of date ${pack.asOf}`);
    judge(e.what, `events.${i}.what`, add);
    judge(e.gist, `events.${i}.gist`, add);
  });
  claim.states.forEach((s, i) => {
    const before = claim.states[i - 1];
    if (before && before.from > s.from)
      add(`states.${i}.from`, `dates out of order: ${before.from} stands before ${s.from}`);
    if (s.line.split(/\s+/).length > 14) add(`states.${i}.line`, 'a state is at most twelve words');
    judge(s.line, `states.${i}.line`, add);
  });
  for (const key of ['title', 'short', 'proposition', 'shortProposition'] as const) judge(claim[key], key, add);
  judge(claim.standing.note, 'standing.note', add);
  if (claim.rules.length === 0) add('rules', 'a claim without rules can never match');
  checkRules(claim, pack, add);
  for (const kind of ['match', 'noMatch'] as const)
    if (claim.examples[kind].length < 6)
      add(`examples.${kind}`, `at least 6 examples are needed, there are ${claim.examples[kind].length}`);
  return problems;
}

function judge(text: string, where: string, add: (where: string, message: string) => void): void {
  // What somebody is quoted as saying may judge; the record's own words may not.
  const word = VERDICT.exec(text.replace(/"[^"]*"|“[^”]*”|'[^']*'|‘[^’]*’/g, ''));
  if (word) add(where, `"${word[0]}" is a verdict word: name who said what instead`);
}

function checkRules(claim: Claim, pack: Pack, add: (where: string, message: string) => void): void {
  const known = new Set([...pack.lexicon.concepts.map((c) => c.id), ...Object.keys(claim.vocabulary)]);
  const seen = new Set<string>();
  claim.rules.forEach((rule, i) => {
    if (seen.has(rule.id)) add(`rules.${i}.id`, `two rules are called "${rule.id}"`);
    seen.add(rule.id);
    const parts: [string, string | undefined][] = [
      ['act', rule.act],
      ['agent', rule.agent],
      ['patient', rule.patient],
    ];
    for (const key of ['with', 'about', 'without'] as const)
      for (const [k, e] of rule[key].entries()) parts.push([`${key}.${k}`, e]);
    for (const [where, e] of parts) {
      if (e === undefined) continue;
      const { ids, words } = parseExpression(e);
      if (ids.length + words.length === 0) add(`rules.${i}.${where}`, 'this expression is empty');
      for (const id of ids)
        if (!known.has(id))
          add(`rules.${i}.${where}`, `unknown concept "${id}": define it in the lexicon or in this claim's vocabulary`);
    }
    if (!rule.act && rule.with.length === 0)
      add(`rules.${i}`, 'a rule needs an act or a "with": something that stands in the sentence itself');
    if ((rule.agent || rule.patient) && !rule.act) add(`rules.${i}`, 'agent and patient need an act');
  });
}

function checkExamples(pack: Pack): Problem[] {
  const problems: Problem[] = [];
  const matcher = compile([pack]);
  for (const claim of pack.claims)
    for (const kind of ['match', 'noMatch'] as const)
      claim.examples[kind].forEach((example, i) => {
        const lead = example.context ? `${example.context.trim()} ` : '';
        const matches = matcher.match({
          title: example.title,
          published: example.published,
          paragraphs: [lead + example.text],
        });
        const here = matches.filter((m) => m.end > lead.length && m.claim === claim.id);
        const path = `claims.${claim.id}.examples.${kind}.${i}`;
        const quote = example.text.length > 70 ? `${example.text.slice(0, 70)}…` : example.text;
        if (kind === 'noMatch' && here.length > 0)
          problems.push({ path, message: `matches by rule "${here[0]?.why.rule}" but must not: ${quote}` });
        if (kind === 'match' && here.length === 0)
          problems.push({ path, message: `must match but does not: ${quote}` });
        if (kind === 'match' && example.stance && here[0] && here[0].stance !== example.stance)
          problems.push({ path, message: `stance is ${here[0].stance}, expected ${example.stance}: ${quote}` });
      });
  return problems;
}
