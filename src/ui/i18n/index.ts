/**
 * The words of our own pages. One catalogue, assets/public/_locales/<language>/messages.json, serves the manifest,
 * these pages and (as English, bundled) whatever runs outside a browser. Dates, lists and numbers come from Intl.
 */
import english from '../../../assets/public/_locales/en/messages.json';

export type Key = keyof typeof english;
/** A message with a form per plural category: `sentences_one`, `sentences_other`. */
export type PluralKey = Key extends infer K ? (K extends `${infer Stem}_other` ? Stem : never) : never;

interface I18nApi {
  getMessage(key: string, substitutions?: string[]): string;
}

const api = (): I18nApi | undefined => (globalThis as { chrome?: { i18n?: I18nApi } }).chrome?.i18n;

/** A message in the browser's language; English where it is missing there. */
export function t(key: Key, ...substitutions: (string | number)[]): string {
  const given = substitutions.map(String);
  const translated = api()?.getMessage?.(key, given);
  if (translated) return translated;
  return (english[key]?.message ?? '').replace(/\$([1-9])/g, (_, n: string) => given[Number(n) - 1] ?? '');
}

/** The form of a message for a number, which becomes its `$1`. */
export function plural(key: PluralKey, count: number, ...rest: (string | number)[]): string {
  return t(formFor(key, count), formatNumber(count), ...rest);
}

/** The same with the number in words up to twelve: "Notes on four claims". */
export function pluralInWords(key: PluralKey, count: number): string {
  const number = numberInWords(count);
  const text = t(formFor(key, count), number);
  return text.charAt(0).toLocaleUpperCase(t('locale')) + text.slice(1);
}

export function numberInWords(count: number): string {
  const key = `number${count}`;
  return key in english ? t(key as Key) : formatNumber(count);
}

export function formatNumber(count: number): string {
  return new Intl.NumberFormat(t('locale')).format(count);
}

/** "30 June 2026" for a calendar day `YYYY-MM-DD` (no time zone may move it) or a time in ms; other text stays. */
export function formatDay(day: string | number): string {
  if (typeof day === 'string' && !/^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  const date = new Date(typeof day === 'string' ? `${day}T00:00:00Z` : day);
  if (Number.isNaN(date.getTime())) return String(day);
  const zone = typeof day === 'string' ? { timeZone: 'UTC' } : {};
  return new Intl.DateTimeFormat(t('locale'), { day: 'numeric', month: 'long', year: 'numeric', ...zone }).format(date);
}

/** "A, B and C" */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat(t('locale'), { type: 'conjunction' }).format(items);
}

function formFor(key: PluralKey, count: number): Key {
  const form = `${key}_${new Intl.PluralRules(t('locale')).select(count)}`;
  // Other languages have forms that English lacks ("few", "many").
  const there = form in english || Boolean(api()?.getMessage?.(form));
  return (there ? form : `${key}_other`) as Key;
}
