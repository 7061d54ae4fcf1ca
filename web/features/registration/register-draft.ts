import type { Locale, OrganizationType, RegisterInput } from '../../graphql/generated/graphql';
import { textOf } from '../../ui/text-of';

/** The fields of the form that can be wrong, in the order of the page. */
export const registerPaths = [
  'name',
  'email',
  'password',
  'companyName',
  'siret',
  'vatNumber',
  'acceptsTerms',
  'acceptsPrivacy',
] as const;

/** One of them. */
export type RegisterPath = (typeof registerPaths)[number];

const passwordLengthMin = 12;

/** What was typed into the form; one person has no company to name (Z-19). */
export function readDraft(form: FormData, organizationType: OrganizationType, locale: Locale): RegisterInput {
  const person: RegisterInput = {
    organizationType,
    locale,
    name: textOf(form, 'name').trim(),
    email: textOf(form, 'email').trim(),
    password: textOf(form, 'password'),
    acceptsTerms: form.has('acceptsTerms'),
    acceptsPrivacy: form.has('acceptsPrivacy'),
    acceptsMarketing: form.has('acceptsMarketing'),
  };
  if (organizationType === 'B2C') return person;
  return {
    ...person,
    companyName: textOf(form, 'companyName').trim(),
    siret: textOf(form, 'siret').trim() || null,
    vatNumber: textOf(form, 'vatNumber').trim() || null,
  };
}

/**
 * What is plainly missing, told without asking: the API looks at few registrations of an address an hour, mistyped ones
 * included, and judges everything else.
 */
export function missingIn(draft: RegisterInput): readonly RegisterPath[] {
  const isMissing: Partial<Record<RegisterPath, boolean>> = {
    name: draft.name === '',
    email: !draft.email.includes('@'),
    password: Array.from(draft.password).length < passwordLengthMin,
    acceptsTerms: !draft.acceptsTerms,
    acceptsPrivacy: !draft.acceptsPrivacy,
    ...(draft.organizationType === 'B2B' && {
      companyName: (draft.companyName ?? '') === '',
      siret: (draft.siret ?? '') === '' && (draft.vatNumber ?? '') === '',
    }),
  };
  return registerPaths.filter((path) => isMissing[path] === true);
}
