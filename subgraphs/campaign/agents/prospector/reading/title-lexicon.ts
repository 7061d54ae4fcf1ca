import type {
  DirectoryFunction,
  DirectoryRole,
  DirectorySeniority,
} from '../../../../../platform/providers/directory/directory.js';
import { PhraseLexicon } from './tokens.js';

const split = (names: string): string[] => names.split('|');

const rankNames: readonly (readonly [string, readonly DirectorySeniority[]])[] = [
  ['c level|c suite|c level executive|c suite executive|top executive', ['c_level']],
  ['vp|svp|evp|vice president|senior vice president|executive vice president', ['vp']],
  ['directeur general adjoint|dga', ['vp']],
  ['director|directeur|head', ['director']],
  ['manager|in charge|en charge|responsable|chef|supervisor|superviseur|chef de service|team lead', ['manager']],
  ['decision maker|decideur|leader', ['director', 'vp', 'c_level']],
  [
    'analyst|analyste|specialist|specialiste|representative|representant|charge|consultant|assistant|stagiaire|intern|alternant',
    ['individual'],
  ],
  ['gestionnaire|technician|technicien|coordinator|coordinateur', ['individual']],
];

const functionNames: readonly (readonly [string, DirectoryFunction])[] = [
  [
    'sales|vente|commercial|revenue|business development|developpement commercial|biz dev|grand compte|key account|export',
    'sales',
  ],
  [
    'marketing|communication|marque|brand|demand generation|growth|content|marketing digital|digital marketing',
    'marketing',
  ],
  [
    'finance|financial|financier|administratif et financier|comptable|accounting|tresorerie|treasury|audit|controle de gestion',
    'finance',
  ],
  [
    'it|informatique|systeme d information|information technology|information system|securite informatique|cybersecurity|cybersecurite',
    'it',
  ],
  [
    'information security|data|analytics|digital|numerique|transformation digitale|digital transformation|it security|security',
    'it',
  ],
  [
    'operation|operations|supply chain|logistique|logistics|production|manufacturing|industriel|plant|usine|quality|qualite|exploitation|site|maintenance|methode|entretien|travaux|atelier',
    'operations',
  ],
  [
    'hr|rh|human resources|ressources humaines|people|talent|talent acquisition|recrutement|recruiting|recruitment|paie|payroll',
    'hr',
  ],
  ['formation|training', 'hr'],
  ['legal|juridique|compliance|conformite|affaires juridiques', 'legal'],
  ['procurement|purchasing|achat|sourcing|approvisionnement', 'procurement'],
  [
    'engineering|technique|technical|r&d|recherche et developpement|research and development|ingenierie|software|mechanical|innovation',
    'engineering',
  ],
  ['product|produit', 'product'],
  [
    'customer success|relation client|service client|customer service|customer support|experience client|customer experience',
    'customer_success',
  ],
  ['strategy|strategie|country|division', 'general_management'],
];

const wholeTitles: readonly (readonly [string, DirectorySeniority, DirectoryFunction | null])[] = [
  [
    'ceo|chief executive officer|chief executive|pdg|dg|directeur general|president directeur general|president|managing director',
    'c_level',
    'general_management',
  ],
  [
    'founder|co founder|cofounder|fondateur|cofondateur|co fondateur|gerant|dirigeant|patron|chef d entreprise|business owner|owner|proprietaire|exploitant',
    'c_level',
    'general_management',
  ],
  ['cfo|chief financial officer|chief finance officer|daf|directeur administratif et financier', 'c_level', 'finance'],
  ['coo|chief operating officer|chief operations officer', 'c_level', 'operations'],
  ['cto|chief technology officer|chief technical officer', 'c_level', 'engineering'],
  [
    'cio|chief information officer|dsi|directeur des systemes d information|directeur du systeme d information',
    'c_level',
    'it',
  ],
  ['ciso|chief information security officer|cdo|chief data officer|chief digital officer', 'c_level', 'it'],
  ['cmo|chief marketing officer', 'c_level', 'marketing'],
  ['cro|chief revenue officer|cco|chief commercial officer|chief sales officer|cso', 'c_level', 'sales'],
  ['chro|chief human resources officer|chief people officer|drh|directeur des ressources humaines', 'c_level', 'hr'],
  ['chief procurement officer', 'c_level', 'procurement'],
  ['general counsel|chief legal officer|clo', 'c_level', 'legal'],
  ['chief product officer', 'c_level', 'product'],
  ['rssi', 'director', 'it'],
  ['general manager|secretaire general|country manager', 'director', 'general_management'],
  ['tresorier|treasurer', 'director', 'finance'],
  [
    'raf|responsable administratif et financier|controleur de gestion|financial controller|controller|controleur financier',
    'manager',
    'finance',
  ],
  ['product manager|chef de produit', 'manager', 'product'],
  ['project manager|chef de projet', 'manager', 'operations'],
  [
    'account manager|account executive|key account manager|sdr|bdr|sales representative|sales rep|ingenieur commercial|commercial grand compte',
    'individual',
    'sales',
  ],
  ['customer success manager|csm', 'individual', 'customer_success'],
  ['buyer|acheteur', 'individual', 'procurement'],
  ['accountant|expert comptable', 'individual', 'finance'],
  ['developer|developpeur|software engineer|software developer', 'individual', 'it'],
  ['engineer|ingenieur', 'individual', 'engineering'],
  ['juriste|lawyer|legal counsel', 'individual', 'legal'],
  ['recruiter|recruteur', 'individual', 'hr'],
];

/** Ranks that need a function beside them to make a full title; a few stand for several ranks. */
export const rankLexicon = new PhraseLexicon(
  rankNames.flatMap(([names, ranks]) =>
    split(names).map((name): [string, readonly DirectorySeniority[]] => [name, ranks]),
  ),
);

/** Functions as they are named in titles. */
export const functionLexicon = new PhraseLexicon(
  functionNames.flatMap(([names, job]) => split(names).map((name): [string, DirectoryFunction] => [name, job])),
);

/** Titles that say rank and function at once. */
export const wholeTitleLexicon = new PhraseLexicon(
  wholeTitles.flatMap(([names, seniority, job]) =>
    split(names).map((name): [string, DirectoryRole] => [name, { seniority, function: job }]),
  ),
);

/** Words that narrow a title without changing its rank or function, as stems. */
export const titleModifiers = new Set([
  'senior',
  'junior',
  'regional',
  'national',
  'global',
  'international',
  'adjoint',
  'deputy',
  'group',
]);

/** Small words between a rank and its function, folded. */
export const titleConnectors = new Set(['of', 'de', 'des', 'du', 'd', 'l', 'la', 'le', 'les', 'the', 'for']);

/** Words that join alternatives, folded. */
export const conjunctions = new Set(['and', 'or', 'et', 'ou', '&', 'nor', 'ni']);
