import { cleanName, nameProblems } from '../members/person.js';
import type { InvalidInput } from '../members/member-problems.js';
import { operatorGrants, type Organization } from '../organization.js';

const postalAddressLengthMax = 500;

/** What its people may change of an organization (V-57). */
export type OrganizationSettings = Pick<
  Organization,
  'name' | 'locale' | 'postalAddress' | 'siret' | 'vatNumber' | 'operatorGrants'
>;

/** What somebody wants to change; what is absent stays. */
export interface OrganizationChange {
  readonly name?: string | null | undefined;
  readonly locale?: Organization['locale'] | null | undefined;
  /** Null takes the address away. */
  readonly postalAddress?: string | null | undefined;
  /** As it is kept, without spaces; null takes it away. */
  readonly siret?: string | null | undefined;
  /** As it is kept, without spaces; null takes it away. */
  readonly vatNumber?: string | null | undefined;
  readonly operatorGrants?: Organization['operatorGrants'] | null | undefined;
}

/** One setting, before and after. */
export interface SettingChange {
  readonly setting: keyof OrganizationSettings;
  readonly before: Organization[keyof OrganizationSettings];
  readonly after: Organization[keyof OrganizationSettings];
}

const cleanAddress = (address: string): string =>
  address
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
    .normalize('NFC');

/** What is wrong with a change. */
export function changeProblems({ name, postalAddress }: OrganizationChange): InvalidInput['problems'] {
  const problems = typeof name === 'string' ? [...nameProblems(name)] : [];
  if (typeof postalAddress !== 'string') return problems;
  const address = cleanAddress(postalAddress);
  if (address.length > postalAddressLengthMax || /[^\P{Cc}\n]/u.test(address))
    problems.push({
      path: 'postalAddress',
      message: `Give a postal address of at most ${postalAddressLengthMax} characters.`,
    });
  return problems;
}

/** The settings after a change that has no problems. */
export function settingsAfter(before: OrganizationSettings, change: OrganizationChange): OrganizationSettings {
  const wanted = change.operatorGrants;
  const address = typeof change.postalAddress === 'string' ? cleanAddress(change.postalAddress) : change.postalAddress;
  return {
    name: cleanName(change.name ?? before.name),
    locale: change.locale ?? before.locale,
    postalAddress: address === undefined ? before.postalAddress : address || null,
    siret: change.siret === undefined ? before.siret : change.siret,
    vatNumber: change.vatNumber === undefined ? before.vatNumber : change.vatNumber,
    operatorGrants: wanted ? operatorGrants.filter((grant) => wanted.includes(grant)) : before.operatorGrants,
  };
}

/** Which settings differ, in the order that people read them. */
export const changesBetween = (before: OrganizationSettings, after: OrganizationSettings): readonly SettingChange[] =>
  (['name', 'locale', 'postalAddress', 'siret', 'vatNumber', 'operatorGrants'] as const)
    .filter((setting) => JSON.stringify(before[setting]) !== JSON.stringify(after[setting]))
    .map((setting) => ({ setting, before: before[setting], after: after[setting] }));
