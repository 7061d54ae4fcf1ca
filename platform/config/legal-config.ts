import { z } from 'zod';

const line = z
  .string()
  .trim()
  .max(500, 'must be at most 500 characters long')
  .optional()
  .transform((text) => (text === undefined || text === '' ? null : text));

/** The variables that say who runs this installation, for the terms and the privacy policy. */
export const legalEnvironment = {
  LEGAL_OPERATOR_NAME: line,
  LEGAL_OPERATOR_ADDRESS: line,
  LEGAL_OPERATOR_REGISTRATION: line,
  LEGAL_OPERATOR_CONTACT: line,
  LEGAL_PRIVACY_CONTACT: line,
  LEGAL_HOST: line,
};

/** Who runs this installation; null for what they have not filled in. */
export interface LegalOperator {
  readonly name: string | null;
  readonly address: string | null;
  /** Under which number and where the company is registered. */
  readonly registration: string | null;
  /** An address or a number that people reach them by. */
  readonly contact: string | null;
  /** Whom people ask about their data. */
  readonly privacyContact: string | null;
  /** On whose machines it runs. */
  readonly host: string | null;
}

/** Who runs this installation, as the environment says. */
export const legalOperator = (environment: z.infer<z.ZodObject<typeof legalEnvironment>>): LegalOperator => ({
  name: environment.LEGAL_OPERATOR_NAME,
  address: environment.LEGAL_OPERATOR_ADDRESS,
  registration: environment.LEGAL_OPERATOR_REGISTRATION,
  contact: environment.LEGAL_OPERATOR_CONTACT,
  privacyContact: environment.LEGAL_PRIVACY_CONTACT,
  host: environment.LEGAL_HOST,
});
