/** Labelled sentences as the learned part sees them, with what the rules found in each. */
import type { Pack, Stance } from '../../claims/schema';
import { analyse } from '../../matching/analyse';
import type { Discourse } from '../../matching/context';
import { begin, sentencesOf } from '../../matching/document';
import { Features } from '../../matching/feature-table';
import { scoresOf } from '../../matching/hits';
import { compileRules } from '../../matching/rules';
import { readSentence } from '../../matching/sentence';
import { stanceOf } from '../../matching/stance';
import type { Reading } from '../../matching/stance-features';
import { REACH } from '../../matching/thread';
import { normalise, toSource } from '../../text';
import type { Span } from '../../text/segment';
import type { Token } from '../../text/tokenise';
import type { Item } from '../eval/data';

/** What the matcher sees in any sentence, labelled or only context. */
export interface Seen {
  /** Null where no claim could be meant. */
  features: Features | null;
  /** The best rule's score by claim. */
  scores: ReadonlyMap<string, number>;
}

export interface Labelled {
  id: string;
  /** Where it comes from: rules were tuned on some files, so their scores there tell too much. */
  file: string;
  /** Number of the text that it stands in: sentences of one text are never on both sides of a test. */
  text: number;
  features: Features;
  labels: Map<string, Stance>;
  /** The best rule of each claim: its score, and how it reads the stance. */
  scores: Seen['scores'];
  ruled: Map<string, () => Reading>;
  /** The sentences before, latest first, and the title. */
  before: readonly Seen[];
  title: Seen | null;
  /** The only claim that this sentence is known for; undefined: its labels tell of all. */
  only?: string;
  /** Claims that may be meant here. */
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
  items.forEach((item, text) => {
    const discourse: Discourse = begin(compiled, undefined, undefined, item.published);
    const read = (text: string, span: Span) => {
      const sentence = readSentence(text, span, compiled.lexicon, item.published);
      const analysis = analyse(compiled, sentence, discourse);
      const seen: Seen = { features: analysis.features, scores: scoresOf(analysis.rules) };
      return { sentence, analysis, seen };
    };
    let title: Seen | null = null;
    if (item.title) {
      const { text } = normalise(item.title);
      title = read(text, { start: 0, end: text.length }).seen;
      discourse.wasTitle();
    }
    let before: readonly Seen[] = [];
    item.paragraphs.forEach((paragraph, p) => {
      const n = normalise(paragraph);
      for (const span of sentencesOf(n.text)) {
        const { sentence, analysis, seen } = read(n.text, span);
        const { rules, meant, features } = analysis;
        const stood = before;
        before = [seen, ...before].slice(0, REACH);
        const at = toSource(n, span.start, span.end);
        const spans = item.spans.filter((s) => s.paragraph === p && at.start < s.end && at.end > s.start);
        if (!item.strict && spans.length === 0) continue;
        out.push({
          id: `${item.file}:${item.id}`,
          file: item.file,
          text,
          ...(item.only === undefined ? {} : { only: item.only }),
          features: features ?? new Features(compiled.table),
          labels: new Map(spans.flatMap((s) => s.labels.map((l) => [l.claim, l.stance] as const))),
          before: stood,
          title,
          scores: seen.scores,
          ruled: new Map(
            [...rules].map(([c, r]) => [
              c.claim.id,
              () => {
                const { stance, core } = r.explain();
                return { stance, core, ruled: true };
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
  });
  return out;
}
