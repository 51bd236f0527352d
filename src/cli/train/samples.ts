/** Labelled sentences as the learned part sees them, with what the rules found in each. */
import type { Pack, Stance } from '../../claims/schema';
import type { Discourse } from '../../matching/context';
import { begin, sentencesOf } from '../../matching/document';
import { Features } from '../../matching/feature-table';
import { analyse } from '../../matching/hits';
import { compileRules } from '../../matching/rules';
import { readSentence } from '../../matching/sentence';
import { stanceOf } from '../../matching/stance';
import type { Reading } from '../../matching/stance-features';
import { normalise, toSource } from '../../text';
import type { Token } from '../../text/tokenise';
import type { Item } from '../eval/data';

export interface Labelled {
  id: string;
  /** Where it comes from: rules were tuned on some files, so their scores there tell too much. */
  file: string;
  features: Features;
  labels: Map<string, Stance>;
  /** The best rule of each claim: its score, and its reading of the stance. */
  rules: Map<string, { score: number; reading: () => Reading }>;
  /** The only claim that this sentence is known for; undefined: its labels tell of all. */
  only?: string;
  /** Claims whose needs are met here. */
  meant: Set<string>;
  /** The light grammar's reading, with any word as the core: for claims that no rule found. */
  reading: (token: number) => Reading;
  tokens: readonly Token[];
}

/** Runs the matcher's own reading over `items`. `pack` may have no learned part yet. */
export function samplesOf(items: readonly (Item & { only?: string })[], pack: Pack): Labelled[] {
  // A present model must not shape its own training: features and rules do not depend on it.
  const compiled = compileRules([pack], { training: true });
  const out: Labelled[] = [];
  for (const item of items) {
    const discourse: Discourse = begin(compiled, item.title, undefined, item.published);
    item.paragraphs.forEach((paragraph, p) => {
      const n = normalise(paragraph);
      for (const span of sentencesOf(n.text)) {
        const sentence = readSentence(n.text, span, compiled.lexicon, item.published);
        const { rules, meant, features } = analyse(compiled, sentence, discourse);
        const at = toSource(n, span.start, span.end);
        const spans = item.spans.filter((s) => s.paragraph === p && at.start < s.end && at.end > s.start);
        if (!item.strict && spans.length === 0) continue;
        out.push({
          id: `${item.file}:${item.id}`,
          file: item.file,
          ...(item.only === undefined ? {} : { only: item.only }),
          features: features ?? new Features(compiled.table),
          labels: new Map(spans.flatMap((s) => s.labels.map((l) => [l.claim, l.stance] as const))),
          rules: new Map(
            [...rules].map(([c, r]) => [
              c.claim.id,
              {
                score: r.score,
                reading: () => {
                  const { stance, core } = r.explain();
                  return { stance, core, ruled: true };
                },
              },
            ]),
          ),
          meant: new Set(meant.flatMap((m) => m.claims.map((c) => c.claim.id))),
          reading: (token) => {
            const core = { from: token, to: token + 1 };
            return { stance: stanceOf(sentence, core, 'asserts', false).stance, core, ruled: false };
          },
          tokens: sentence.tokens,
        });
      }
      discourse.endParagraph();
    });
  }
  return out;
}
