import type { DirectoryFunction, DirectorySeniority } from './directory.js';

/** One job, as it is titled in English and in French for a man and for a woman. */
export interface SampleTitle {
  readonly seniority: DirectorySeniority;
  readonly function: DirectoryFunction;
  readonly en: string;
  readonly frMasculine: string;
  readonly frFeminine: string;
}

type TitleRow = readonly [DirectorySeniority, string, string, string];

const rowsByFunction: Readonly<Record<DirectoryFunction, readonly TitleRow[]>> = {
  sales: [
    ['c_level', 'Chief Revenue Officer', 'Directeur général des ventes', 'Directrice générale des ventes'],
    ['vp', 'VP Sales', 'Vice-président des ventes', 'Vice-présidente des ventes'],
    ['director', 'Sales Director', 'Directeur commercial', 'Directrice commerciale'],
    ['manager', 'Regional Sales Manager', 'Responsable commercial', 'Responsable commerciale'],
    ['individual', 'Account Executive', 'Ingénieur commercial', 'Ingénieure commerciale'],
  ],
  marketing: [
    ['c_level', 'Chief Marketing Officer', 'Directeur général marketing', 'Directrice générale marketing'],
    ['vp', 'VP Marketing', 'Vice-président marketing', 'Vice-présidente marketing'],
    ['director', 'Marketing Director', 'Directeur marketing', 'Directrice marketing'],
    ['manager', 'Demand Generation Manager', 'Responsable marketing', 'Responsable marketing'],
    ['individual', 'Marketing Specialist', 'Chargé de marketing', 'Chargée de marketing'],
  ],
  finance: [
    [
      'c_level',
      'Chief Financial Officer',
      'Directeur administratif et financier',
      'Directrice administrative et financière',
    ],
    ['vp', 'VP Finance', 'Vice-président finances', 'Vice-présidente finances'],
    ['director', 'Finance Director', 'Directeur financier', 'Directrice financière'],
    ['manager', 'Financial Controller', 'Contrôleur de gestion', 'Contrôleuse de gestion'],
    ['individual', 'Financial Analyst', 'Analyste financier', 'Analyste financière'],
  ],
  it: [
    [
      'c_level',
      'Chief Information Officer',
      'Directeur des systèmes d’information',
      'Directrice des systèmes d’information',
    ],
    ['director', 'IT Director', 'Directeur informatique', 'Directrice informatique'],
    [
      'director',
      'Head of Information Security',
      'Directeur de la sécurité informatique',
      'Directrice de la sécurité informatique',
    ],
    ['manager', 'IT Manager', 'Responsable informatique', 'Responsable informatique'],
  ],
  operations: [
    ['c_level', 'Chief Operating Officer', 'Directeur général des opérations', 'Directrice générale des opérations'],
    ['vp', 'VP Operations', 'Vice-président des opérations', 'Vice-présidente des opérations'],
    ['director', 'Supply Chain Director', 'Directeur logistique', 'Directrice logistique'],
    ['manager', 'Operations Manager', 'Responsable des opérations', 'Responsable des opérations'],
  ],
  hr: [
    ['c_level', 'Chief People Officer', 'Directeur des ressources humaines', 'Directrice des ressources humaines'],
    ['director', 'HR Director', 'Directeur du recrutement', 'Directrice du recrutement'],
    ['manager', 'Talent Acquisition Manager', 'Responsable du recrutement', 'Responsable du recrutement'],
  ],
  legal: [
    ['c_level', 'General Counsel', 'Directeur général juridique', 'Directrice générale juridique'],
    ['director', 'Legal Director', 'Directeur juridique', 'Directrice juridique'],
    ['individual', 'Legal Counsel', 'Juriste', 'Juriste'],
  ],
  procurement: [
    ['c_level', 'Chief Procurement Officer', 'Directeur général des achats', 'Directrice générale des achats'],
    ['director', 'Procurement Director', 'Directeur des achats', 'Directrice des achats'],
    ['manager', 'Purchasing Manager', 'Responsable achats', 'Responsable achats'],
    ['individual', 'Senior Buyer', 'Acheteur senior', 'Acheteuse senior'],
  ],
  engineering: [
    ['c_level', 'Chief Technology Officer', 'Directeur général technique', 'Directrice générale technique'],
    ['vp', 'VP Engineering', 'Vice-président ingénierie', 'Vice-présidente ingénierie'],
    ['director', 'Engineering Director', 'Directeur technique', 'Directrice technique'],
    ['manager', 'Engineering Manager', 'Responsable technique', 'Responsable technique'],
  ],
  product: [
    ['c_level', 'Chief Product Officer', 'Directeur général produit', 'Directrice générale produit'],
    ['vp', 'VP Product', 'Vice-président produit', 'Vice-présidente produit'],
    ['director', 'Product Director', 'Directeur produit', 'Directrice produit'],
    ['manager', 'Product Manager', 'Responsable produit', 'Responsable produit'],
  ],
  customer_success: [
    ['vp', 'VP Customer Success', 'Vice-président relation client', 'Vice-présidente relation client'],
    ['director', 'Customer Success Director', 'Directeur de la relation client', 'Directrice de la relation client'],
    ['manager', 'Customer Support Manager', 'Responsable relation client', 'Responsable relation client'],
  ],
  general_management: [
    ['c_level', 'Division President', 'Président de division', 'Présidente de division'],
    ['vp', 'VP Strategy', 'Vice-président stratégie', 'Vice-présidente stratégie'],
    ['director', 'General Manager, Division', 'Directeur de division', 'Directrice de division'],
  ],
};

const functionWeights: readonly (readonly [DirectoryFunction, number])[] = [
  ['sales', 24],
  ['marketing', 16],
  ['finance', 14],
  ['it', 10],
  ['operations', 9],
  ['hr', 7],
  ['procurement', 6],
  ['engineering', 6],
  ['customer_success', 3],
  ['product', 3],
  ['legal', 3],
  ['general_management', 2],
];

const titlesOf = (job: DirectoryFunction): SampleTitle[] =>
  rowsByFunction[job].map(([seniority, en, frMasculine, frFeminine]) => ({
    seniority,
    function: job,
    en,
    frMasculine,
    frFeminine,
  }));

/** Every sample title with how often it is given, buyers' functions most often. */
export const weightedSampleTitles: readonly (readonly [SampleTitle, number])[] = functionWeights.flatMap(
  ([job, weight]) => {
    const titles = titlesOf(job);
    return titles.map((title): [SampleTitle, number] => [title, weight / titles.length]);
  },
);
