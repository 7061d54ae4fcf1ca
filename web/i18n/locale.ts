/** The languages of the interface; the first one is everybody's until they choose. */
export const locales = ['fr', 'en'] as const;

/** A language of the interface. */
export type InterfaceLocale = (typeof locales)[number];

/** Where the choice of a language is kept. */
export const localeCookie = 'vectra_locale';

/** The chosen language, or French when the value is unknown or missing. */
export function readLocale(value: string | undefined): InterfaceLocale {
  return locales.find((locale) => locale === value) ?? 'fr';
}
