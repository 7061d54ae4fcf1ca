import { PhraseLexicon } from './tokens.js';

const fillers = `
a an the of in at on for from to with within and or nor are is was were be been being that this these those who whose which whom all any every each some
me my we our us you your i it its they their them there near around based located headquartered working work works find get give show list want need needs
search searching look looking like please would should could can target targeting targets reach contact contacts prospect prospects lead leads people person
persons profile profiles company companies firm firms business businesses enterprise enterprises organization organizations organisation group groups
industry industries sector sectors field space area market markets state states city country only mainly us based hq headquarters office offices having has
have employing employees employee staff size founded created established
le la les l un une des de du d au aux a en dans par pour sur avec chez vers et ou ni ces cet cette qui que dont je nous vous il ils elles mon mes nos notre
cherche cherchons chercher recherche recherchons rechercher trouve trouver trouvez veux voudrais voulons souhaite souhaitons cible cibler ciblons liste donne
donnez moi tous toutes tout toute personnes personne profils profil contactez societes societe entreprise entreprises groupe groupes compagnie boite boites
secteur secteurs domaine domaines filiere marche marches region ville pays etat siege sieges base basee bases basees situe situee situes situees implante
implantee implantes implantees installe installes installees travaillant travaillent exercant ayant ont sont est etre effectif effectifs salaries employes
fondee fondees fonde fondes cree creees creee crees creation uniquement seulement poste postes fonction s n c
`;

/** Words that carry no criterion by themselves, folded. */
export const fillerWords: ReadonlySet<string> = new Set(fillers.split(/\s+/).filter((word) => word !== ''));

/** Phrases after which criteria are exclusions. */
export const exclusionCues = new PhraseLexicon<true>(
  [
    'sauf',
    'hors',
    'hormis',
    'excepté',
    'exceptés',
    'à l’exception de',
    'à l’exception des',
    'à l’exception du',
    'à l’exclusion de',
    'à l’exclusion des',
    'à l’exclusion du',
    'en dehors de',
    'en dehors des',
    'en dehors du',
    'mais pas',
    'pas de',
    'pas',
    'sans',
    'excluant',
    'en excluant',
    'exclure',
    'exclus',
    'autre que',
    'autres que',
    'except',
    'except for',
    'excepting',
    'excluding',
    'exclude',
    'excludes',
    'excluded',
    'exclu',
    'exclue',
    'but not',
    'but no',
    'not',
    'not in',
    'not from',
    'no',
    'other than',
    'without',
    'outside',
    'outside of',
    'apart from',
    'minus',
    'nor',
  ].map((cue): [string, true] => [cue, true]),
);

/** Openings of a sentence about what the asker sells. */
export const pitchCues = new PhraseLexicon<true>(
  [
    'je vends',
    'nous vendons',
    'on vend',
    'nous éditons',
    'j’édite',
    'I sell',
    'we sell',
    'we make',
    'our product',
    'notre produit',
  ].map((cue): [string, true] => [cue, true]),
);

/** Cues that may follow what they exclude: "Ohio excluded", folded. */
export const followingCues: ReadonlySet<string> = new Set(['excluded', 'exclu', 'exclue', 'exclus', 'exclues']);

/** Words that end an exclusion and go back to what is asked for, folded. */
export const returnWords: ReadonlySet<string> = new Set([
  'mais',
  'but',
  'avec',
  'with',
  'qui',
  'who',
  'seulement',
  'only',
  'plutot',
  'rather',
]);
