import type { Language } from './language.js';

/** What the record of an imported lead names as its source. */
export const importedListSource = 'List imported by the organization';

/**
 * Where records of people may come from: what is not listed here cannot be stored, so that nothing harvested
 * against a person's will enters. A new provider adds the name it tells the person at the first contact.
 */
export const leadSources: readonly string[] = [importedListSource, 'Vectra sample directory (fictitious contacts)'];

const frenchSources: Readonly<Record<string, string>> = {
  [importedListSource]: 'liste importée par l’organisation',
  'Vectra sample directory (fictitious contacts)': 'annuaire d’exemple de Vectra, contacts fictifs',
};

/** A source in a language, for the people of the organization. */
export const sourceIn = (language: Language, source: string): string =>
  (language === 'FR' ? frenchSources[source] : undefined) ?? source;

/** A source as the person is told of it: in their language, with the name under which it is stored. */
export function sourceAsTold(source: string, language: Language): string {
  const told = sourceIn(language, source);
  return told === source ? source : `${told} (« ${source} »)`;
}
