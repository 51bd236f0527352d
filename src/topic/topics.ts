/**
 * Which topics are looked for: those the background wrote from its store, else the bundled pack's. Only the
 * `topic` of pack.json is bundled; its claims must never reach a page that is off topic.
 */
import { topic } from '../../assets/packs/russia-taliban/pack.json';
import type { TopicSides } from './topical';

/** The key under `storage.local` where the background keeps the topics of the packs in use. */
export const TOPICS_KEY = 'topics';

function isTopic(value: unknown): value is TopicSides {
  const { sides, within } = (value ?? {}) as Partial<TopicSides>;
  return (
    (within === undefined || typeof within === 'number') &&
    Array.isArray(sides) &&
    sides.every((side) => Array.isArray(side?.terms) && side.terms.every((term: unknown) => typeof term === 'string'))
  );
}

/** Topics from storage, checked by hand because zod would not fit the detector; the bundled one if there are none. */
export function topicsFrom(stored: unknown): readonly TopicSides[] {
  if (!Array.isArray(stored)) return [topic];
  return stored.filter(isTopic);
}

/** `get` is `storage.local.get`. A storage that fails counts as empty. */
export async function loadTopics(
  get: (key: string) => Promise<Record<string, unknown>>,
): Promise<readonly TopicSides[]> {
  try {
    return topicsFrom((await get(TOPICS_KEY))[TOPICS_KEY]);
  } catch {
    return topicsFrom(undefined);
  }
}
