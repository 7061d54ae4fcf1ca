import { z } from 'zod';

/** A name or another line that a person wrote. */
export const line = z.string().max(500);

/** Where a button leads: http(s) only. */
export const link = z.url({ protocol: /^https?$/ }).max(4_000);

/** A code that the reader types. */
export const code = z.string().regex(/^[0-9A-Za-z-]{4,32}$/);

/** A number of things, hours, days or minutes. */
export const count = z.number().int().nonnegative();
