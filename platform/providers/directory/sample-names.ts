/** A given name and the grammatical gender its holder's job title takes in French. */
export interface SampleFirstName {
  readonly name: string;
  readonly gender: 'f' | 'm';
}

const feminine = (names: string): SampleFirstName[] => names.split(' ').map((name) => ({ name, gender: 'f' }));
const masculine = (names: string): SampleFirstName[] => names.split(' ').map((name) => ({ name, gender: 'm' }));

/** Given names of French-speaking sample contacts. */
export const frenchFirstNames: readonly SampleFirstName[] = [
  ...feminine(
    'Aurore Bérénice Capucine Églantine Félicité Garance Héloïse Inès Joséphine Léonie Mathilde Ondine Sidonie Zélie Anne-Lise Awa',
  ),
  ...masculine(
    'Anatole Barnabé Célestin Désiré Émile Firmin Gaspard Hippolyte Isidore Jean-Loup Léandre Médéric Octave Philibert Théodore Malik',
  ),
];

/** Given names of English-speaking sample contacts. */
export const englishFirstNames: readonly SampleFirstName[] = [
  ...feminine(
    'Ada Beatrix Clementine Daphne Edith Fern Greta Hazel Imogen Juniper Lavinia Maribel Odette Priya Rosalind Yuki Zelda',
  ),
  ...masculine(
    'Ambrose Barnaby Cyrus Dashiell Ezra Fergus Gideon Horatio Ignatius Jasper Lysander Mortimer Orson Percival Ravi Kenji Silas',
  ),
];

const frenchNameHeads = [
  'Brume',
  'Clair',
  'Font',
  'Grand',
  'Haute',
  'Marque',
  'Orme',
  'Roche',
  'Tour',
  'Val',
  'Vent',
  'Verte',
];
const frenchNameTails = [
  'brisel',
  'couvrin',
  'dorval',
  'feuillard',
  'lunel',
  'mirande',
  'pierrel',
  'sorvain',
  'tisserol',
  'vessac',
];
const englishNameHeads = [
  'Amber',
  'Briar',
  'Copper',
  'Dapple',
  'Ember',
  'Fable',
  'Harrow',
  'Lantern',
  'Marrow',
  'Quill',
  'Thistle',
  'Wren',
];
const englishNameTails = [
  'bexley',
  'croft',
  'dunmore',
  'fenwright',
  'hollin',
  'lowmere',
  'mantle',
  'penhurst',
  'strand',
  'wickham',
];

const combine = (heads: readonly string[], tails: readonly string[]): string[] =>
  heads.flatMap((head) => tails.map((tail) => `${head}${tail}`));

/** Family names put together from two halves, so that they are plainly invented. */
export const frenchLastNames: readonly string[] = combine(frenchNameHeads, frenchNameTails);

/** Family names put together from two halves, so that they are plainly invented. */
export const englishLastNames: readonly string[] = combine(englishNameHeads, englishNameTails);
