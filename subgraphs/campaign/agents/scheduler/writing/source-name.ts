/** What a recipient who reads French is told about the sources that the lead house knows. */
const frenchSources: ReadonlyMap<string, string> = new Map([
  ['List imported by the organization', 'liste importée par notre organisation'],
  ['Vectra sample directory (fictitious contacts)', 'annuaire d’exemple de Vectra (contacts fictifs)'],
]);

/** The source of a lead in the language of the email; a source without a French name keeps its own. */
export const sourceNameIn = (language: 'fr' | 'en', source: string): string =>
  language === 'fr' ? (frenchSources.get(source) ?? source) : source;
