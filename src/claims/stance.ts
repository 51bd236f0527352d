/** What a sentence does with a claim. Apart from the schema of packs, which messages and the background never need. */
import { z } from 'zod';

export const Stance = z.enum(['asserts', 'denies', 'mentions']);
export type Stance = z.infer<typeof Stance>;
