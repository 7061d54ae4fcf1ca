import { registerEnumType } from 'type-graphql';
import { consentKinds, type ConsentKind } from '../../domain/accounts/consent.js';
import { organizationTypes, type OrganizationType } from '../../domain/accounts/registration.js';

const enumOf = <Value extends string>(values: readonly Value[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as Readonly<Record<Value, Value>>;
const described = <Value extends string>(descriptions: Readonly<Record<Value, string>>) =>
  Object.fromEntries(Object.entries<string>(descriptions).map(([value, description]) => [value, { description }]));

const typeDescriptions: Readonly<Record<OrganizationType, string>> = { B2B: 'A company.', B2C: 'One person.' };
const consentDescriptions: Readonly<Record<ConsentKind, string>> = {
  TERMS: 'The terms of use.',
  PRIVACY: 'The privacy policy.',
  MARKETING: 'News by mail.',
  COOKIES: 'Cookies beyond those the product needs.',
};

/** Who registers. */
export const OrganizationTypeEnum = enumOf(organizationTypes);
registerEnumType(OrganizationTypeEnum, {
  name: 'OrganizationType',
  description: 'Who registers (Z-15).',
  valuesConfig: described(typeDescriptions),
});

/** What people agree to. */
export const ConsentKindEnum = enumOf(consentKinds);
registerEnumType(ConsentKindEnum, {
  name: 'ConsentKind',
  description: 'What people agree to (Z-29).',
  valuesConfig: described(consentDescriptions),
});

/** What people may withdraw and keep their account. */
export const OptionalConsentEnum = enumOf(['MARKETING', 'COOKIES']);
registerEnumType(OptionalConsentEnum, {
  name: 'OptionalConsent',
  description: 'What people may agree to or not, and keep their account.',
  valuesConfig: described({ MARKETING: consentDescriptions.MARKETING, COOKIES: consentDescriptions.COOKIES }),
});
