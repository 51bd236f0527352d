/** One step from an older shape of the settings to the next. */
export interface Migration {
  from: number;
  /** Pure; gets a record of version `from`, returns one of version `from + 1`. */
  migrate(record: Record<string, unknown>): Record<string, unknown>;
}
