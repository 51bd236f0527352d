import { describe, expect, it } from 'vitest';
import { checkPackText, MAX_PACK_LENGTH, pathText } from '../../../src/claims/pack-import';
import { compareVersions } from '../../../src/claims/seed';
import { openClaimsStore } from '../../../src/claims/store';
import { newDisk } from './database';
import { makeClaim, makePack } from './packs';

const store = await openClaimsStore({ bundled: makePack(), db: newDisk().connect });
const lakes = makePack({ id: 'lakes', claims: [makeClaim('lake')] });
const check = (pack: unknown, verify?: () => void) => checkPackText(JSON.stringify(pack), store, verify);

describe('a pack’s file', () => {
  it('that is whole is accepted, with a byte order mark too', async () => {
    expect(await check(lakes)).toEqual({ ok: true, pack: lakes });
    expect(await checkPackText(`\uFEFF${JSON.stringify(lakes)}`, store)).toMatchObject({ ok: true });
  });

  it.each([
    ['no JSON', '{"format": 1,', '', /not JSON/],
    ['too large', ' '.repeat(MAX_PACK_LENGTH + 1), '', /larger/],
    ['null', 'null', '', /expected object/i],
    ['another format', JSON.stringify({ ...lakes, format: 2 }), 'format', /1/],
    ['unknown keys', JSON.stringify({ ...lakes, extra: 1 }), '', /extra/],
  ])('that is %s is refused', async (_name, text, path, message) => {
    const checked = await checkPackText(text, store);
    expect(checked).toMatchObject({ ok: false, issues: expect.arrayContaining([expect.objectContaining({ path })]) });
    expect(JSON.stringify(checked)).toMatch(message);
  });

  it('says where it must be mended', async () => {
    const bad = structuredClone(lakes) as { claims: { events: { sources: unknown[] }[] }[] };
    bad.claims[0]?.events[0]?.sources.splice(0);
    expect(await check(bad)).toEqual({
      ok: false,
      issues: [{ path: 'claims[0].events[0].sources', message: 'every event needs at least one source' }],
      more: 0,
    });
  });

  it('with very many faults names the first twenty', async () => {
    const claims = Array.from({ length: 50 }, (_, i) => ({ ...makeClaim(`c${i}`), short: '' }));
    expect(await check({ ...lakes, claims })).toMatchObject({ ok: false, more: 30 });
  });

  it('may not take the bundled pack’s id, nor the ids of other packs’ claims, nor name a claim twice', async () => {
    expect(await check(makePack({ version: '9.0.0' }))).toMatchObject({ issues: [{ path: 'id' }] });
    const clash = makePack({ id: 'lakes', claims: [makeClaim('lake'), makeClaim('ferry')] });
    expect(await check(clash)).toMatchObject({
      issues: [{ path: 'claims[1].id', message: expect.stringMatching(/Two harbours/) }],
    });
    const twice = makePack({ id: 'lakes', claims: [makeClaim('lake'), makeClaim('lake')] });
    expect(await check(twice)).toMatchObject({
      issues: [{ path: 'claims[1].id', message: expect.stringMatching(/twice/) }],
    });
  });

  it('older than the one that is here is refused, the same or a newer version replaces it', async () => {
    await store.addPack({ ...lakes, version: '1.2.0' });
    expect(await check({ ...lakes, version: '1.1.9' })).toMatchObject({ issues: [{ path: 'version' }] });
    expect(await check({ ...lakes, version: '1.2.0' })).toMatchObject({ ok: true });
    await store.removePack('lakes');
  });

  it('whose rules the matcher cannot use is refused', async () => {
    const verify = () => {
      throw new Error('unknown concept "lake"');
    };
    expect(await check(lakes, verify)).toMatchObject({
      issues: [{ path: '', message: expect.stringMatching(/unknown concept "lake"/) }],
    });
  });
});

it('writes paths as people do', () => {
  expect(pathText(['claims', 4, 'events', 2, 'sources'])).toBe('claims[4].events[2].sources');
  expect(pathText([])).toBe('');
});

it.each([
  ['1.0.0', '1.0.0', 0],
  ['1.9.0', '1.10.0', -1],
  ['2.0.0', '1.99.99', 1],
  ['1.0.10', '1.0.9', 1],
])('compares %s with %s', (a, b, order) => {
  expect(Math.sign(compareVersions(a, b))).toBe(order);
});
