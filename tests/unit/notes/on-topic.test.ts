import { expect, test } from 'vitest';
import { listen } from '../../../src/notes/on-topic';
import type { PageBlock } from '../../../src/page/blocks';
import { compileTopics } from '../../../src/topic/topical';

const near = compileTopics([{ sides: [{ terms: ['Oslo'] }, { terms: ['Lima'] }], within: 60 }]);
const blocks = (...texts: string[]) => texts.map((text, id) => ({ id, text }) as PageBlock);
const filler = 'ferries and tides, '.repeat(10);

test('an article is on topic from the stretch where all sides meet, however it comes', () => {
  const hear = listen('Ferries', near);
  expect(hear(blocks('To Oslo by sea.', filler))).toBe(false);
  expect(hear(blocks(filler, 'Lima has none.'))).toBe(false);
  expect(hear(blocks('Oslo has ten.'))).toBe(true);
  expect(hear(blocks('Nothing more.'))).toBe(true);
});

test('the title counts with what follows it', () => {
  expect(listen('Oslo calls', near)(blocks('In Lima nobody answered.'))).toBe(true);
  expect(listen('Oslo calls', near)(blocks(filler, 'In Lima nobody answered.'))).toBe(false);
});
