/** A pack about something else entirely: a company, its union and a rival. The engine must not care. */
import { Pack } from '../../../src/claims/schema';

const event = {
  date: '2020-05-04',
  precision: 'day',
  kind: 'denied',
  actor: 'Ada Brook, Norfirm spokeswoman',
  actorShort: 'Ada Brook',
  role: null,
  gist: 'no such payment was made.',
  what: 'Ada Brook said that no such payment was made.',
  near: 'first-hand',
  sources: [{ publisher: 'The Harbour Gazette', title: 'Norfirm answers', date: '2020-05-04' }],
};
const actor = (id: string, terms: string[], more: object = {}) => ({ id, kind: 'actor', label: id, terms, ...more });
const claim = (id: string, rules: object[], more: object = {}) => ({
  id,
  title: id,
  short: id,
  proposition: id,
  shortProposition: id,
  standing: { value: 'disputed', note: 'Disputed.', asOf: '2024-01-01' },
  states: [{ from: '2020-05-01', line: 'Reported by one paper.' }],
  events: [
    { ...event, date: '2020-05-01', kind: 'alleged', actor: 'The Harbour Gazette', actorShort: 'The Harbour Gazette' },
    event,
  ],
  rules,
  examples: { match: [], noMatch: [] },
  ...more,
});

export const smallPack = Pack.parse({
  format: 1,
  id: 'norfirm',
  version: '1.0.0',
  title: 'Norfirm',
  description: 'A test pack.',
  lang: 'en',
  asOf: '2024-01-01',
  topic: { label: 'Norfirm', sides: [{ label: 'Norfirm', terms: ['Norfirm'] }] },
  lexicon: {
    concepts: [
      actor('company', []),
      actor('party', []),
      actor('norfirm', ['Norfirm', '=NF'], { isA: ['company'], adjectives: ['Norfirmian'], people: ['Ada Brook'] }),
      actor('sudfirm', ['Sudfirm'], { isA: ['company'] }),
      actor('union', ['Dockers United', 'the union', 'dockers'], { isA: ['party'] }),
      actor('young-union', ['Young Dockers United'], { isA: ['party'] }),
      { id: 'pay', kind: 'act', label: 'pay', terms: ['pay/v', 'payment/n', 'bribe/nv'] },
      { id: 'meet', kind: 'act', label: 'meet', terms: ['meet/v', 'meeting/n', 'talk/n'], symmetric: true },
    ],
    descriptions: [
      { terms: ['the firm', 'the company'], refersTo: ['company'] },
      { terms: ['the two sides'], refersTo: ['company', 'party'], plural: true },
    ],
  },
  claims: [
    claim('paid', [{ id: 'pays', act: 'pay', agent: 'norfirm', patient: 'union', score: 0.9 }]),
    claim('met', [{ id: 'meets', act: 'meet', agent: 'norfirm', patient: 'union', score: 0.9 }], {
      yieldsTo: ['paid'],
    }),
    claim(
      'strike',
      [{ id: 'old-strike', with: ['walkout'], about: ['norfirm'], time: { until: '2015-01-01' }, score: 0.9 }],
      { vocabulary: { walkout: ['walkout/n', 'down/v tools'] } },
    ),
  ],
});
