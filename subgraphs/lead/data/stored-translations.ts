import { z } from 'zod';
import type { Translations } from '../domain/language.js';

/** The languages of a sentence as they are stored beside it. */
export const storedTranslations: z.ZodType<Translations> = z.object({ FR: z.string(), EN: z.string() }).partial();
