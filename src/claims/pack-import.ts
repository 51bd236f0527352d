/**
 * From a file's text to a pack that may be stored, or to a list of the places to mend. Stores nothing.
 */
import type { z } from 'zod';
import { Pack } from './schema';
import { compareVersions } from './seed';
import type { ClaimsStore } from './store-types';

/** UTF-16 units. The bundled pack is about a twentieth of this. */
export const MAX_PACK_LENGTH = 16_000_000;
const MAX_ISSUES = 20;

export interface Issue {
  /** Where in the file: `claims[4].events[2].sources`; empty for the whole file. */
  path: string;
  message: string;
}

export type Checked = { ok: true; pack: Pack } | { ok: false; issues: Issue[]; more: number };

/** Further tests of a pack that has the right shape, such as whether the matcher can use its rules. May throw. */
export type Verify = (pack: Pack) => void;

/** Checks a file against the schema, against itself and against the packs that are here already. */
export async function checkPackText(text: string, store: ClaimsStore, verify?: Verify): Promise<Checked> {
  if (text.length > MAX_PACK_LENGTH)
    return refuse([whole('The file is larger than a pack may be (16 million signs).')]);
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse([whole(`This is not JSON: ${error instanceof Error ? error.message : String(error)}`)]);
  }
  const parsed = Pack.safeParse(data);
  if (!parsed.success) return refuse(parsed.error.issues.map(issueOf));
  const pack = parsed.data;
  const issues = [...ownIssues(pack), ...(await clashes(pack, store))];
  if (issues.length > 0) return refuse(issues);
  try {
    verify?.(pack);
  } catch (error) {
    return refuse([whole(`Its rules cannot be used: ${error instanceof Error ? error.message : String(error)}`)]);
  }
  return { ok: true, pack };
}

/** `["claims", 4, "events"]` as people write it: `claims[4].events`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function issueOf(issue: z.core.$ZodIssue): Issue {
  return { path: pathText(issue.path), message: issue.message };
}

/** What the shape alone cannot say. */
function ownIssues(pack: Pack): Issue[] {
  const seen = new Set<string>();
  return pack.claims.flatMap((claim, i) => {
    const twice = seen.has(claim.id);
    seen.add(claim.id);
    return twice ? [{ path: `claims[${i}].id`, message: `"${claim.id}" stands twice in this pack.` }] : [];
  });
}

async function clashes(pack: Pack, store: ClaimsStore): Promise<Issue[]> {
  const here = await store.packs();
  const same = here.find((other) => other.id === pack.id);
  if (same?.origin === 'bundled') {
    return [{ path: 'id', message: `"${pack.id}" is the pack that comes with Claimtrail. Give this one another id.` }];
  }
  if (same !== undefined && compareVersions(pack.version, same.version) < 0) {
    return [{ path: 'version', message: `Version ${same.version} is here already, and is newer. Remove it first.` }];
  }
  // A match names its claim by id alone.
  const taken = new Map<string, string>();
  for (const other of here.filter((p) => p.id !== pack.id)) {
    for (const claim of (await store.pack(other.id).catch(() => null))?.claims ?? []) taken.set(claim.id, other.title);
  }
  return pack.claims.flatMap((claim, i) => {
    const owner = taken.get(claim.id);
    return owner === undefined ? [] : [{ path: `claims[${i}].id`, message: `"${claim.id}" is a claim of “${owner}”.` }];
  });
}

const whole = (message: string): Issue => ({ path: '', message });

function refuse(issues: Issue[]): Checked {
  return { ok: false, issues: issues.slice(0, MAX_ISSUES), more: Math.max(0, issues.length - MAX_ISSUES) };
}
