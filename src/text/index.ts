export { type Normalised, normalise, toSource } from './normalise';
export { type Span, segment } from './segment';
export { fold, type Token, tokenise } from './tokenise';
