import { describe, expect, it } from 'vitest';
import { segmentLine } from '../../../src/cli/match/segment-lines';

/** Sentences are written with ` | ` between them; the text is what stands when the bars are taken out. */
const CASES: Record<string, readonly string[]> = {
  'stops, questions, exclamations': [
    'The talks failed. | Nobody was surprised. | Why would they be?',
    'They left!! | Who stayed?? | Nobody?! | So it was.',
    'The pledge ( it was one ! ) stood. | It fell later.',
  ],
  'titles and initials': [
    'Gen. John Nicholson met Sen. Mary Holt and Lt. Col. Adam W. Price. | They talked.',
    'Mr. and Mrs. Dahl saw Dr. Ito, Prof. Lund and Gov. Reyes. | Nobody else came.',
    'The retired Adm. (Ret.) Carl Voss and Rep. Ana Cruz (D-Calif.) Wrote to them.',
    'The order came from Ruth B. Alder. | It was short.',
    'There are only you and I. | Did Ruth I. Alder know?',
    'The rebels took hill B. | Then it rained.',
    'It began in World War I. | Belgium had been neutral.',
  ],
  'acronyms and countries': [
    'Troops of the U.S. and the U.K. left the U.S. Embassy at noon. | No one stayed.',
    'He flew to the U.S. | In May he came back to the E.U. | She did not.',
    'The top commander of U. S. and NATO troops spoke of the U. S. Government. | He was brief.',
    'The U.S.-led force and the U.N.\u2019s envoy agreed.',
    'She holds a Ph.D. in law. | He has none.',
  ],
  'days, hours, numbers': [
    'It was signed on Dec. 25, 2016, and on Jan. 3 it fell. | On Mon. Dec. 5 it rose again.',
    'The blast came at 5 p.m. Kabul time. | By 6 a.m. Mr. Khan had left.',
    'He slept at 11 p.m. | Mr. Khan did not.',
    'It ended at 9 p.m. Monday. | Then they slept.',
    'See p. 12, pp. 14\u201315, fig. 3 and Vol. II of No. 7. | The answer was no. | The rest is known.',
    'It cost $4.50 a piece, or 3.5 per cent. | Version 2.0.1 costs more.',
    'Look for box N\u00b0. 77.12.3 there. | It is red.',
  ],
  'firms, places, Latin': [
    'Marsh & Co. in York sold it to Ames Corp. and Bell Inc. | The price is unknown.',
    'The firm is Bell Inc. | They paid Lowe and co. | It was late.',
    'That is Tom Hale Jr.\u2019s house on Elm St. near St. Mary\u2019s. | The road to Mt. Elgon is long.',
    'Arms, fuel, etc. came in, e.g. by lorry, i.e. by night. | It was the army vs. the police.',
    'He banks with Yahoo! in Ohio. | She reads Yahoo! News.',
  ],
  quotations: [
    '\u201cWe want peace.\u201d she said. | \u201cReally?\u201d he asked. | \u201cYes!\u201d they cried.',
    '\u201cWe came. | We saw. | We left,\u201d he said. | \u201cThat is all.\u201d',
    '\u201cAre they arming them?\u201d Nicholson asked. | \u201cNo.\u201d',
    'He asked: \u201cWhy?\u201d | Nicholson said nothing of it.',
    'She called it \u201ca great day.\u201d | He did not.',
    '\u2018We were there.\u2019 he said. | \u2018They were not.\u2019 | The Taliban\u2019s men left.',
    '"It is over," he said. | "Go home." | (Reuters)',
  ],
  ellipses: [
    'He was \u2026 tired . . . and so ... was she. | They slept.',
    'I never said so.... | The rest is lies.',
    'It is gone . . . . | The next one came.',
    'They spoke of the \u2026 Taliban and I ... I did not.',
    'We waited... | Then it came.',
    '\u201cThe deal [...] was off.\u201d | Nobody (...) knew.',
    'They left the town. | [\u2026] Later they came back.',
    'The words were old. | . . . The men were not.',
  ],
  'brackets and notes': [
    'He left (they had sworn he would not. He did.) in the night. | She stayed.',
    'They came (see p. 5. Also p. 6), and stayed. | All of them.',
    '(They met in Doha.) | Then they left.',
    'The rule is old.[3] | It was changed.[4][5] | Nobody knows why.',
  ],
  'datelines and bylines': [
    'KABUL (Reuters) - The group denied it. | It said so twice.',
    'MOSCOW, July 3 (TASS) \u2014 The flag was raised. | Nobody spoke.',
    'WASHINGTON, D.C. \u2014 The general spoke. | He was brief.',
  ],
  'spacing of scraped text': [
    'They fight the troops . | [ Moscow has denied it .   | However , the agency learned more .',
    'The contacts were " significant " since 2007 . | " We had one enemy , " he said . | " It is gone . " | Then he left .',
    'The war is over.|Now comes peace.|Mr. Khan went home with 2,000.|They were his.',
    '"Is it over?|Nobody knows."|She went home.',
    'They fought ISIS.|"We won," he said. | It is proven! | https://example.org/x',
    'The vote fell.|In 2012 it rose.|McKay was out.',
    'denied it. | they said it was not so.',
  ],
  'addresses and files': [
    'Write to Ann.Lee@example.com. | See https://example.com/a.b?c=D.E#F.G. | Go on.',
    'Node.js runs on example.org, Alpha.Beta@example.org and FactCheck.Org. | That is all.',
  ],
  'lists in a line': [
    '1.) Open the door | 2.) Close it | 3.) Go',
    '1. Moscow denies it. | 2. Kabul does not. | 3. Nobody asks.',
    '1) Bread | 2) Salt',
    '(a) Bread | (b) Salt',
    'a. Bread is dear | b. Salt is not',
    '\u2022 4. Bread | \u2022 5. Salt',
    '\u2043Bread | \u2043Salt',
    'There are three: 1. Bread is dear. | 2. Salt is not.',
    '1. In 2016 there were 2 men. | They left.',
  ],
  'other scripts': [
    '\u041c\u043e\u0441\u043a\u0432\u0430 \u043e\u0442\u0440\u0438\u0446\u0430\u0435\u0442. | \u041a\u0430\u0431\u0443\u043b \u043c\u043e\u043b\u0447\u0438\u0442.',
    '\u4eca\u5929\u3002|\u660e\u5929\uff01|\u597d\u3002',
    '\u062e\u0628\u0631 \u0627\u0648\u0644\u06d4 | \u062e\u0628\u0631 \u062f\u0648\u0645\u061f | \u0628\u0644\u06d2',
  ],
};

for (const [rule, cases] of Object.entries(CASES)) {
  describe(rule, () => {
    for (const line of cases) {
      it(line, () => {
        expect(segmentLine(line.replaceAll('|', '').replaceAll(/ {2}(?! )/g, ' '))).toEqual(
          line.split('|').map((s) => s.trim()),
        );
      });
    }
  });
}

describe('lines', () => {
  const lines = (text: string) => segmentLine(text);

  it.each([
    ['headlines stand alone', 'Kabul denies it\nThe envoy spoke', ['Kabul denies it', 'The envoy spoke']],
    [
      'a line cut in the middle goes on',
      'The envoy said on\nMonday that he\nwas ill.',
      ['The envoy said on Monday that he was ill.'],
    ],
    [
      'after a title or a comma',
      'They saw Gen.\nNicholson in Kabul,\nParis and Rome.',
      ['They saw Gen. Nicholson in Kabul, Paris and Rome.'],
    ],
    ['a number may be cut off', 'The force, which has\n2,000 men, left.', ['The force, which has 2,000 men, left.']],
    ['a word may be cut at its hyphen', 'The pro-\ngovernment side won.', ['The pro- government side won.']],
    ['a list of small-lettered lines stays one', 'bread\nsalt and oil\nwater', ['bread', 'salt and oil', 'water']],
    ['marked lines are items', 'We need\n- bread\n- salt\n* oil', ['We need', '- bread', '- salt', '* oil']],
    ['numbered lines are items', 'We need\n1. bread\n2. salt', ['We need', '1. bread', '2. salt']],
    ['an empty line ends all', 'The envoy said on\n\nMonday it rained', ['The envoy said on', 'Monday it rained']],
    ['a stop on the next line is still its stop', 'The envoy left\n. He slept .', ['The envoy left .', 'He slept .']],
    ['a quotation does not reach over lines', '"We left\nThe end." It was.', ['"We left', 'The end."', 'It was.']],
  ])('%s', (_, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it('keeps the spelling of the source', () => {
    expect(segmentLine('  \u201cZero\u200b width\u201d \u2013 ok.\u00a0 Next\u00ad one\u2026 ')).toEqual([
      '\u201cZero\u200b width\u201d \u2013 ok.',
      'Next\u00ad one\u2026',
    ]);
  });

  it('finds nothing in nothing', () => {
    expect(segmentLine('')).toEqual([]);
    expect(segmentLine(' \n\u200b\n ')).toEqual([]);
    expect(segmentLine('* * *')).toEqual(['* * *']);
  });
});
