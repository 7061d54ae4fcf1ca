import { z } from 'zod';
import type { Prisma } from '../../../prisma/generated/client.js';
import type { ProspectCriteria } from '../domain/criteria.js';
import type { EmailFact } from '../domain/email.js';

const place = z.object({ kind: z.enum(['city', 'region', 'country']), value: z.string() });

/** Criteria as stored; whatever else the prospector keeps beside them is preserved for it. */
const criteria: z.ZodType<ProspectCriteria> = z.looseObject({
  titles: z.array(z.string()),
  seniorities: z.array(z.enum(['individual', 'manager', 'director', 'vp', 'c_level'])),
  functions: z.array(z.string()),
  sectors: z.array(z.string()),
  subIndustries: z.array(z.string()),
  sizeMin: z.number().optional(),
  sizeMax: z.number().optional(),
  places: z.array(z.looseObject(place.shape)),
  foundedAfter: z.number().optional(),
  foundedBefore: z.number().optional(),
  exclusions: z.looseObject({
    companies: z.array(z.string()),
    sectors: z.array(z.string()),
    subIndustries: z.array(z.string()),
    titles: z.array(z.string()),
    places: z.array(z.looseObject(place.shape)),
  }),
  unread: z.array(z.string()),
});

const facts = z.array(z.object({ source: z.string(), quote: z.string() }));

const plainObject = z.custom<Prisma.InputJsonObject>((value) => typeof value === 'object' && value !== null);

/** Reads stored criteria. */
export const readStoredCriteria = (stored: Prisma.JsonValue): ProspectCriteria => criteria.parse(stored);

/** Reads the stored facts of an email. */
export const readStoredFacts = (stored: Prisma.JsonValue): readonly EmailFact[] => facts.parse(stored);

/** A domain value as a JSON column takes it. */
export const toJson = (value: object): Prisma.InputJsonObject => plainObject.parse(value);
