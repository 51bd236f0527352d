/**
 * Claims that a sentence takes up from the one before it: "The embassy dismissed the charge as baseless", "Moscow is
 * not preparing to take that step". Its words name no relation; they point back to one and say something of it.
 */
import type { Stance } from '../claims/schema';
import { CompiledLexicon } from './lexicon';
import type { Sentence } from './sentence';
import { speakerOf } from './speaker';
import { cuesOf } from './stance';
import { type Mention, tag } from './tag';
import type { Hit } from './weighed';

/** The sentence before, with what it carried. */
export interface Carried {
  hits: readonly Hit[];
  sentence: Sentence;
}

const lexicon = new CompiledLexicon();
/** Stand for what somebody said. */
const CHARGE = lexicon.addWords(
  'charge',
  'what was said',
  "the charge/n;the allegation/n;the accusation/n;the claim/n;the report/n;the assertion/n;the suggestion/n;the notion;the insinuation/n;the rumour/n;the story;these charges;those charges;such charges;such a charge;these allegations;those allegations;such allegations;these accusations;those accusations;such accusations;these claims;those claims;such claims;this claim;that claim;these reports;those reports;such reports;this report;that report;such talk;all such talk;such stories;his charge/n;her charge/n;his claim/n;her claim/n;his allegation/n;his accusation/n;their charge/n;their claim/n;their allegation/n;their accusation/n;his remark/n;the remark/n;her remark/n;the comments;his comments;the statement;his statement;the general's remarks;the general's claim/n;any such claim;any such charge;both charges;both claims;the theory;the idea".split(
    ';',
  ),
);
/** Stand for what somebody might do. */
const STEP = lexicon.addWords(
  'step',
  'the step',
  'that step;the step;such a step;this step;any such step;such a move;the move;that move;any such move;do so;doing so;does so;did so;any such thing;such a decision;any such decision;such plans;any such plans;such a plan;plans of that kind;anything of the kind;anything of the sort;nothing of the kind;nothing of the sort;no such thing;under discussion;on the agenda;on the table;that question'.split(
    ';',
  ),
);
const MOST_TOKENS = 45;
/** A claim taken up is less sure than one that is told. */
const FAINTER = 0.8;

/** What `sentence` takes up from the sentence before it, beyond what it tells itself. */
export function carryOver(sentence: Sentence, direct: readonly Hit[], before: Carried | null): Hit[] {
  if (!before || before.hits.length === 0 || sentence.tokens.length > MOST_TOKENS || direct.length > 0) return [];
  const pointer = tag(sentence.tokens, lexicon)[0];
  if (!pointer) return [];
  const stance = stanceTowards(sentence, pointer);
  if (stance === null) return [];
  return before.hits
    .filter(
      (h) =>
        h.evaluation.stance !== 'denies' &&
        (pointer.concept === CHARGE || h.evaluation.stance === 'mentions' || stance === 'mentions'),
    )
    .slice(0, 1)
    .map((h) => ({
      ...h,
      evaluation: {
        ...h.evaluation,
        stance,
        score: h.evaluation.score * FAINTER,
        core: pointer,
        filled: [...said(sentence, pointer), ...h.evaluation.filled.map((f) => ({ ...f, start: null, end: null }))],
      },
    }));
}

/** What the sentence says of what it points to; null where it says nothing that settles a stance. */
function stanceTowards(sentence: Sentence, pointer: Mention): Stance | null {
  const cues = cuesOf(sentence.tokens).filter(
    (c) => c.to <= pointer.from || c.from >= pointer.to || pointer.concept === STEP,
  );
  if (cues.some((c) => c.kind === 'not-denied')) return 'mentions';
  if (pointer.concept === CHARGE) return cues.some((c) => c.kind === 'denial') ? 'denies' : null;
  const nothing = /^(?:no|nothing)$/.test(sentence.tokens[pointer.from]?.low ?? '');
  if (nothing || cues.some((c) => c.kind === 'negation')) return 'denies';
  return null;
}

function said(sentence: Sentence, pointer: Mention): Hit['evaluation']['filled'] {
  const words = (from: number, to: number) => {
    const start = sentence.tokens[from]?.start ?? 0;
    const end = sentence.tokens[to - 1]?.end ?? start;
    return { words: sentence.text.slice(start, end), start, end };
  };
  const speaker = speakerOf(sentence);
  return [
    ...(speaker ? [{ part: 'speaker' as const, concept: 'speaker', ...words(speaker.from, speaker.to) }] : []),
    { part: 'act' as const, concept: 'what the sentence before tells', ...words(pointer.from, pointer.to) },
  ];
}
