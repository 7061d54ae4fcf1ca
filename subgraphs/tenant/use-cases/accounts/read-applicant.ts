import type { Applicant, OrganizationType } from '../../domain/accounts/registration.js';
import { normaliseEmail } from '../../domain/email-address.js';
import type { InvalidInput } from '../../domain/members/member-problems.js';
import { cleanName, emailProblems, nameProblems } from '../../domain/members/person.js';
import type { Locale } from '../../domain/user.js';
import { readCompanyNumbers } from './company-numbers.js';
import { choiceProblems } from './password-policy.js';
import { consentProblems, type ConsentBoxes } from './required-consents.js';

/** What somebody types who registers (Z-16, Z-19). */
export interface RegisterInput extends ConsentBoxes {
  readonly organizationType: OrganizationType;
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly locale: Locale;
  readonly companyName?: string | null | undefined;
  readonly siret?: string | null | undefined;
  readonly vatNumber?: string | null | undefined;
}

type Problems = InvalidInput['problems'];

const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

type Company = Pick<Applicant, 'organizationName' | 'siret' | 'vatNumber'>;

function readCompany(input: RegisterInput): { readonly company: Company; readonly problems: Problems } {
  if (input.organizationType === 'B2C') {
    const filled = (['companyName', 'siret', 'vatNumber'] as const).filter((path) => !isBlank(input[path]));
    return {
      company: { organizationName: cleanName(input.name), siret: null, vatNumber: null },
      problems: filled.map((path) => ({ path, message: 'Leave this out, or register as a company.' })),
    };
  }
  const { numbers, problems } = readCompanyNumbers(input);
  const named = nameProblems(input.companyName ?? '').map((problem) => ({ ...problem, path: 'companyName' }));
  const company = { organizationName: cleanName(input.companyName ?? ''), ...numbers };
  return { company, problems: [...named, ...problems] };
}

/** Reads what somebody typed who registers: every problem of it, or who they are. */
export function readApplicant(
  input: RegisterInput,
): { readonly applicant: Applicant; readonly problems: readonly [] } | { readonly problems: Problems } {
  const { company, problems: companyProblems } = readCompany(input);
  const email = normaliseEmail(input.email);
  const problems = [
    ...emailProblems(input.email),
    ...nameProblems(input.name),
    ...choiceProblems(input.password, { email, name: input.name }),
    ...companyProblems,
    ...consentProblems(input),
  ];
  if (problems.length > 0) return { problems };
  const { organizationType, locale, acceptsMarketing: marketing } = input;
  const applicant = { email, name: cleanName(input.name), locale, organizationType, ...company, marketing };
  return { applicant, problems: [] };
}
