/**
 * zod would compile its validators with `new Function`, after trying whether it may. An extension may not, and some
 * browsers write the attempt to the console. Import this first in every entrypoint that validates.
 */
import { z } from 'zod';

z.config({ jitless: true });
