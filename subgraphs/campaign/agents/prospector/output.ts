import { z } from 'zod';
import { directoryFunctions, directorySeniorities } from '../../../../platform/providers/directory/directory.js';

const place = z.object({ kind: z.enum(['city', 'region', 'country']), value: z.string().min(1) });
const role = z.object({
  seniority: z.enum(directorySeniorities).nullable(),
  function: z.enum(directoryFunctions).nullable(),
});
const evidence = z.object({
  sourceKey: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  quote: z.string().min(1),
});
const employees = z.number().int().nonnegative();
const year = z.number().int().min(1000).max(2999);

/** The criteria a text asks for, typed, with what each one was read from (V-03). */
export const prospectingCriteria = z.object({
  /** Job titles as asked, in lower case without accents, singular, without small words: "directeur commercial". */
  titles: z.array(z.string().min(1)),
  /** The rank and function of each title, together; null where the title does not say. */
  roles: z.array(role),
  seniorities: z.array(z.enum(directorySeniorities)),
  functions: z.array(z.enum(directoryFunctions)),
  /** GICS sector names. */
  sectors: z.array(z.string().min(1)),
  /** GICS sub-industry names; with `sectors` they are one criterion, either suffices. */
  subIndustries: z.array(z.string().min(1)),
  /** Fewest and most employees, both inclusive. */
  sizeMin: employees.optional(),
  sizeMax: employees.optional(),
  places: z.array(place),
  /** Founded in a later (earlier) year than this one. */
  foundedAfter: year.optional(),
  foundedBefore: year.optional(),
  exclusions: z.object({
    companies: z.array(z.string().min(1)),
    sectors: z.array(z.string().min(1)),
    subIndustries: z.array(z.string().min(1)),
    titles: z.array(z.string().min(1)),
    roles: z.array(role),
    places: z.array(place),
  }),
  /** Parts of the text that were not understood, verbatim, to be shown to the person. */
  unread: z.array(z.string().min(1)),
  /** One entry for each understood part: the criterion it set and the words it was read from. */
  readings: z.array(
    z.object({
      field: z.enum(['title', 'industry', 'place', 'company', 'size', 'founded']),
      value: z.string(),
      excluded: z.boolean(),
      evidence,
    }),
  ),
});

/** The criteria a text asks for. */
export type ProspectingCriteria = z.infer<typeof prospectingCriteria>;
