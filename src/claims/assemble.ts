/**
 * A pack is kept as a folder that people can read (pack.json, lexicon/*.json, claims/*.json) and travels as one
 * JSON document. This puts the parts together; it validates nothing.
 */
export interface PackParts {
  /** pack.json: everything but lexicon and claims. */
  head: unknown;
  /** File name to content. */
  lexicon: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** model.json, where the pack has one. */
  model?: unknown;
}

const sorted = (files: Record<string, unknown>) =>
  Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);

const list = (value: unknown, key: string): unknown[] => {
  const inner = (value as Record<string, unknown> | null)?.[key];
  return Array.isArray(inner) ? inner : [];
};

/** One pack document, still unvalidated, from its parts. Claims stand in the order of `head.order`, others after it by id. */
export function assemblePack(parts: PackParts): unknown {
  const { order, ...head } = (parts.head ?? {}) as Record<string, unknown> & { order?: string[] };
  const rank = new Map((order ?? []).map((id, i) => [id, i]));
  const place = (claim: unknown) => rank.get((claim as { id?: string })?.id ?? '') ?? rank.size;
  const lexica = sorted(parts.lexicon);
  return {
    ...head,
    lexicon: {
      concepts: lexica.flatMap((file) => list(file, 'concepts')),
      descriptions: lexica.flatMap((file) => list(file, 'descriptions')),
    },
    claims: sorted(parts.claims).sort((a, b) => place(a) - place(b)),
    ...(parts.model === undefined ? {} : { model: parts.model }),
  };
}
