/** By what a wrong match is known. Apart from `wrong.ts`, because pages need it and must not carry zod. Pure. */

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A pair is told by its claim and the sentence's words, on whatever page they stand. */
export const wrongKey = (claim: string, sentence: string): string => `${claim}: ${tidy(sentence)}`;
