/** Paints sentences without touching the page's tree: live ranges in the CSS Custom Highlight registry. */

export const HIGHLIGHTS = {
  note: 'claimtrail-note',
  further: 'claimtrail-further',
  overtaken: 'claimtrail-overtaken',
  ink: 'claimtrail-ink',
  inkOvertaken: 'claimtrail-ink-overtaken',
  active: 'claimtrail-active',
  inkActive: 'claimtrail-ink-active',
} as const;

export type HighlightName = keyof typeof HIGHLIGHTS;

const PRIORITY: Record<HighlightName, number> = {
  further: 0,
  ink: 1,
  note: 1,
  overtaken: 2,
  inkOvertaken: 2,
  active: 3,
  inkActive: 3,
};
const NAMES = Object.keys(HIGHLIGHTS) as HighlightName[];

/** Replaces all that is painted. In forced colours only the open sentence may be: see DESIGN-LANGUAGE, "Marks". */
export function paint(ranges: Record<HighlightName, readonly Range[]>, forced: boolean): void {
  const registry = globalThis.CSS?.highlights;
  if (!registry) return;
  for (const name of NAMES) {
    const wanted = forced && name !== 'active' && name !== 'inkActive' ? [] : ranges[name];
    if (wanted.length === 0) {
      registry.delete(HIGHLIGHTS[name]);
      continue;
    }
    const highlight = new Highlight(...wanted);
    highlight.priority = PRIORITY[name];
    registry.set(HIGHLIGHTS[name], highlight);
  }
}

export function unpaint(): void {
  for (const name of NAMES) globalThis.CSS?.highlights?.delete(HIGHLIGHTS[name]);
}
