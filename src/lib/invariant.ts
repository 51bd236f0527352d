/** Throws when something that must hold does not. For our own mistakes, never for input. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Claimtrail: ${message}`);
}
