import { invalidInput, type FieldProblem, type InvalidInput } from '../admin-problems.js';
import { trialEndFrom, type Plan } from './organization.js';

const nameLengthMax = 200;
const slugLengthMax = 40;

/** What is wrong with a name. */
export function nameProblems(name: string): readonly FieldProblem[] {
  const { length } = name.trim();
  if (length > 0 && length <= nameLengthMax) return [];
  return [{ path: 'name', message: `Give the organization a name of at most ${nameLengthMax} characters.` }];
}

/** The name as it may stand in an address; without a letter or digit of ASCII, the word for what it is. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, slugLengthMax)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'organization' : slug;
}

/** The parts of an organization that the platform owner changes; what is absent stays. */
export interface OrganizationChange {
  readonly name?: string | null | undefined;
  readonly plan?: Plan | null | undefined;
  readonly trialEndsAt?: Date | null | undefined;
}

/** What may be changed, as it is then. */
export interface OrganizationDetails {
  readonly name: string;
  readonly plan: Plan;
  readonly trialEndsAt: Date | null;
}

/** The details after a change: only trials end, and a trial that begins without a date takes 14 days (O-07). */
export function detailsAfter(
  before: OrganizationDetails,
  change: OrganizationChange,
  now: Date,
): OrganizationDetails | InvalidInput {
  const name = change.name ?? before.name;
  const plan = change.plan ?? before.plan;
  const problems: FieldProblem[] = [...nameProblems(name)];
  if (change.trialEndsAt && plan !== 'TRIAL')
    problems.push({ path: 'trialEndsAt', message: 'Only the plan TRIAL has an end.' });
  if (change.trialEndsAt && change.trialEndsAt <= now)
    problems.push({ path: 'trialEndsAt', message: 'Let the trial end in the future.' });
  if (problems.length > 0) return invalidInput(problems);
  const trialEndsAt = plan === 'TRIAL' ? (change.trialEndsAt ?? before.trialEndsAt ?? trialEndFrom(now)) : null;
  return { name: name.trim(), plan, trialEndsAt };
}
