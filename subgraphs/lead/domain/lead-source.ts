/** What the record of an imported lead names as its source. */
export const importedListSource = 'List imported by the organization';

/**
 * Where records of people may come from: what is not listed here cannot be stored, so that nothing harvested
 * against a person's will enters. A new provider adds the name it tells the person at the first contact.
 */
export const leadSources: readonly string[] = [importedListSource, 'Vectra sample directory (fictitious contacts)'];
