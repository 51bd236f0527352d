/** Dates as notes write them: "7 December 2016", "7 Dec 2016", "July 2025", "2016"; never finer than is known. */
import type { Precision } from '../claims/schema';

export interface Dated {
  date: string;
  precision: Precision;
}

/** Making one costs a hundred times as much as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = Object.values(options).join();
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

const written = (day: string, options: Intl.DateTimeFormatOptions) => {
  const parts = formatOf(options).formatToParts(new Date(`${day}T00:00:00Z`));
  // Written out so that no engine's own punctuation or "Sept" slips in.
  const part = (type: string) => parts.find((p) => p.type === type)?.value.replace(/^Sept$/, 'Sep') ?? '';
  return [part('day'), part('month'), part('year')].filter(Boolean).join('\u00a0');
};

const FINE: Record<Precision, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

/** "7 Dec 2016". Joined by no-break spaces. */
export const shortDate = (day: string, precision: Precision = 'day'): string => written(day, FINE[precision]);

/** "7 December 2016". */
export const longDate = (day: string, precision: Precision = 'day'): string =>
  written(day, precision === 'year' ? FINE.year : { ...FINE[precision], month: 'long' });

/** With its preposition: "on 7 December 2016", "in July 2025". */
export const onDate = ({ date, precision }: Dated): string =>
  `${precision === 'day' ? 'on' : 'in'} ${longDate(date, precision)}`;

/** "December 2015" for "n more, to …"; a year stays a year. */
export const monthOf = ({ date, precision }: Dated): string => longDate(date, precision === 'year' ? 'year' : 'month');

/**
 * Whether the event lies after the day an article was printed. With month or year precision only when all of the
 * month or year does: what may have been known is not put among what could not be.
 */
export function isAfter({ date, precision }: Dated, article: string): boolean {
  const length = precision === 'day' ? 10 : precision === 'month' ? 7 : 4;
  return date.slice(0, length) > article.slice(0, length);
}
