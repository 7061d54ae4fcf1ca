import { registerEnumType } from 'type-graphql';

/** The languages people and agents use. */
export const Locale = { FR: 'FR', EN: 'EN' } as const;

/** A language people and agents use. */
export type Locale = keyof typeof Locale;

registerEnumType(Locale, {
  name: 'Locale',
  description: 'A language of people and agents.',
  valuesConfig: { FR: { description: 'French.' }, EN: { description: 'English.' } },
});
