/**
 * Equal vocabularies of several claims are one concept. Its id is made of its terms: of one term the term itself, so
 * that a quoted word is the same concept; of more a hash, for together they run to thousands of characters.
 */
const BETWEEN = '\u0001';

/** 53 bits, base 36: two multiplied and mixed lanes (the constants are those of Knuth and of xxHash). */
function hash(text: string): string {
  let [a, b] = [0x9e3779b1, 0x85ebca6b];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  return ((b & 0x1fffff) * 0x100000000 + (a >>> 0)).toString(36);
}

const idOf = (joined: string): string => (joined.includes(BETWEEN) ? `"#${hash(joined)}"` : `"${joined}"`);

export const vocabularyId = (terms: readonly string[]): string => idOf([...terms].sort().join(BETWEEN));

/** Learned parts of before named such a concept by all of its terms. */
export function currentName(feature: string): string {
  return feature.includes(BETWEEN) ? `${feature.slice(0, 2)}${idOf(feature.slice(3, -1))}` : feature;
}
