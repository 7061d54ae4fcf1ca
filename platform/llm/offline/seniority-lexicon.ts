/** Ranks a title can show, from the least to the most senior; `unknown` when the title does not tell. */
export type Rank = 'individual' | 'manager' | 'director' | 'vp' | 'c_level' | 'unknown';

/** What a person works on. */
export type JobFunction =
  | 'general'
  | 'sales'
  | 'marketing'
  | 'it'
  | 'finance'
  | 'hr'
  | 'purchasing'
  | 'operations'
  | 'legal'
  | 'product'
  | 'customer'
  | 'unknown';

/** The whole title is an assistant's, whoever is assisted. */
export const ASSISTANT_TITLE =
  /^(?:(?:senior|junior|executive|personal|administrative|office|virtual) )*(?:assistante?s?|secretaires?|secretary|pa|ea|aide)(?: (?:de|du|des|d'|to|of|for|aupres|personnelle?|polyvalente?|executive|bilingue|administratif|administrative|commerciale?|rh|marketing|comptable|technique|achats?|juridique)\b.*)?$|\b(?:executive|personal|administrative) assistant\b/;

/** Posts that were or will be held say nothing of today's rank. */
export const NOT_CURRENT =
  /\b(?:ex|former|formerly|ancien|ancienne|retired|retraitee?|aspiring|future?|wannabe|previously)\b/;

/** Ranks by pattern, in the order they are tried: earlier ones hide later ones ("vice president" hides "president"). */
export const RANK_PATTERNS: readonly (readonly [RegExp, Rank])[] = [
  [
    /\b(?:deputy|vice) mayor\b|\b(?:adjointe?|premier adjoint|premiere adjointe) (?:au|a la|du) maire\b|\bmaire adjointe?\b/,
    'director',
  ],
  [/\b(?:secretaire|employee?|agente?) (?:general\w* )?de mairie\b/, 'manager'],
  [/^(?:(?:madame|monsieur|mme|m) )?(?:le |la )?maire\b(?! adjoint)|^mayor\b/, 'c_level'],
  [/\b(?:town|city|county|parish|village) (?:clerk|manager|administrator)\b/, 'director'],
  [
    /^(?:school |college )?(?:principal|headmaster|headmistress|head ?teacher)$|\bproviseure?\b|^principale?(?: de college)?$/,
    'director',
  ],
  [
    /\b(?:assistant|associate|deputy|adjointe?)(?: \w+)? (?:manager|responsable)\b|\b(?:responsable|manager|chef|cheffe)\b.*\badjointe?\b|\badjointe? (?:au|a la|aux|du) (?:responsable|chef)\b/,
    'manager',
  ],
  [/\bassistant (?:director|vice president|vp)\b|\bavp\b/, 'director'],
  [
    /\b(?:directeur|directrice)s? general\w* (?:adjointe?|delegue?e?)\b|\bdga\b|\bdeputy (?:ceo|managing director|chief)\b|\bgeneral counsel\b/,
    'vp',
  ],
  [/\bvice[ -]?president\w*|\bvice presidente?\b|\b(?:s|e|r|g)?vp\b/, 'vp'],
  [/\bpresidente?[ -]directeur|\bpresidente?[ -]directrice|\bpdg\b|\bp\.d\.g\b/, 'c_level'],
  [/\bchief of staff\b|\bchef de cabinet\b|\b(?:directeur|directrice) de cabinet\b/, 'director'],
  [/\bchief (?:\w+ ){1,4}officer\b|\bchief (?:architect|economist|scientist|technologist)\b/, 'c_level'],
  [/\bc(?:e|f|t|i|m|o|r|p|s|d|c|x|h|l|g|b|hr|is|hr|so|pr|du)o\b(?!\s?(?:agency|forum|office))/, 'c_level'],
  [/\b(?:directeur|directrice) general\w*\b|\bdg\b|\bmanaging director\b|\bmd\b|\bchief executive\b/, 'c_level'],
  [/\b(?:dsi|daf|drh|raf)\b/, 'c_level'],
  [
    /\b(?:directeur|directrice) (?:des )?(?:systemes?|services?) d'? ?informations?\b|\b(?:directeur|directrice) (?:administratif|administrative) et financi\w+|\b(?:directeur|directrice) (?:des )?ressources humaines\b/,
    'c_level',
  ],
  [
    /\b(?:co ?-?)?(?:founder|fondateur|fondatrice)\b|\b(?:business |company |agency |shop )?owner\b(?<!product owner)(?<!process owner)(?<!system owner)|\bproprietaire\b/,
    'c_level',
  ],
  [
    /\b(?:co)?geran(?:t|te|ts)\b|\bdirigeante?\b|\bchef(?:fe)? d'entreprise\b|\bentrepreneu(?:r|se|re)\b|\bmanaging partner\b|\bassociee?s? gerante?s?\b/,
    'c_level',
  ],
  [
    /\bexploitante?(?: agricole)?\b|\bagricult(?:eur|rice)\b|\beleveu(?:r|se)\b|\bviticult(?:eur|rice)\b|\bmaraich(?:er|ere)\b|\bfarmer\b|\bartisane?\b|\bcommercante?\b|\brestaurat(?:eur|rice)\b|\bhotel(?:ier|iere)\b|\bpatronn?e?\b|\bfranchisee?\b|\b(?:pharmacien(?:ne)?|notaire|veterinaire|dentiste|medecin|opticien(?:ne)?) titulaire\b|\bsole trader\b|\bproprietor\b|\blandlord\b/,
    'c_level',
  ],
  [/\b(?:product|process|system|scrum) owner\b/, 'individual'],
  [/\bpresidente?\b|\bchair(?:man|woman|person)?\b/, 'c_level'],
  [/\bbusiness partner\b|\bpartner (?:marketing|success|account)\b/, 'individual'],
  [
    /\b(?:account|key account|community|case|office|customer success|social media|content) manager\b|\bgestionnaire\b/,
    'individual',
  ],
  [
    /\b(?:directeur|directrice) (?:de )?(?:clientele|projets?|artistique|de la photographie|d'etudes?|de magasin)\b|\b(?:account|art|creative|project|program|programme) director\b/,
    'manager',
  ],
  [
    /\b(?:directeur|directrice|director|directors|directeurs|dir)\b|\bhead\b|\bgeneral manager\b|\bcountry manager\b|\bsecretaire general\w*|\bgeneral secretary\b|\bglobal lead\b/,
    'director',
  ],
  [/\bpartner\b|\bassociee?s?\b(?! commercial)/, 'vp'],
  [
    /\b(?:assistante?|secretaires?|secretary|stagiaire|intern|internship|trainee|alternante?|apprentie?|student|etudiante?)\b/,
    'individual',
  ],
  [
    /\b(?:manager|managers|manageu(?:r|se)|mgr|responsable|resp|chef|cheffe|supervisor|superviseu(?:r|se)|superintendent|contremaitre|encadrante?|team lead(?:er)?|group lead(?:er)?)\b/,
    'manager',
  ],
  [
    /\b(?:engineer|ingenieur\w*|developer|developpeu(?:r|se)|dev|programmer|analyste?s?|consultante?|technicien(?:ne)?|technician|commercial|commerciale|vendeu(?:r|se)|salesperson|salesman|chargee?|acheteu(?:r|se)|buyer|comptable|accountant|bookkeeper|specialiste?|specialist|representative|representante?|rep|sdr|bdr|coordinat(?:or|eur|rice)|officer|agent|employee?|conseill(?:er|ere)|advis(?:o|e)r|designer|architecte?|administrat(?:or|eur|rice)|admin|technico[ -]commercial\w*|adv|operat(?:or|eur|rice)|recruit(?:er|eur|euse)|juriste|lawyer|attachee?|executive|associate|clerk|planner|copywriter|redact(?:eur|rice)|formateur|trainer|support|freelance|data scientist|scientist|chercheu(?:r|se)|lead)\b/,
    'individual',
  ],
];

/** Functions by pattern, first match wins. */
export const FUNCTION_PATTERNS: readonly (readonly [RegExp, JobFunction])[] = [
  [/\b(?:assistante?|secretaire|assistant) de direction\b|\bexecutive assistant\b/, 'general'],
  [
    /\b(?:dsi|cio|cto|ciso|it|rssi|informatique|informations?|technolog\w*|systems?|systemes?|infra\w*|devops|software|logiciels?|data|donnees|cyber\w*|digital\w*|numerique|developer|developpeu\w+|technical|technique|engineering|reseaux?|network\w*|cloud)\b/,
    'it',
  ],
  [
    /\b(?:daf|raf|cfo|financ\w+|comptab\w+|account(?:ant|ing)s?|controll?er|controle de gestion|tresor\w*|treasur\w*|audit\w*)\b/,
    'finance',
  ],
  [
    /\b(?:drh|chro|rh|hr|ressources humaines|human resources|people|talents?|recruit\w*|paie|payroll|formation)\b/,
    'hr',
  ],
  [/\b(?:achats?|acheteu\w+|procurement|purchas\w+|buyer|sourcing|approvisionn\w+|supply)\b/, 'purchasing'],
  [
    /\b(?:cmo|marketing|communications?|com|brand|marque|growth|seo|content|contenu|acquisition|digital marketing|social media|community)\b/,
    'marketing',
  ],
  [
    /\b(?:cro|sales|vent\w+|commercial\w*|business dev\w*|account|revenue|export|technico\w*|sdr|bdr|inside|vendeu\w+|grands comptes)\b/,
    'sales',
  ],
  [/\b(?:customer|client\w*|support|sav|success|service)\b/, 'customer'],
  [/\b(?:legal|juri\w+|lawyer|counsel|avocat\w*|compliance|conformite|dpo)\b/, 'legal'],
  [/\b(?:product|produits?|r&d|innovation|recherche|research)\b/, 'product'],
  [
    /\b(?:coo|operations?|production|logisti\w+|usine|plant|manufactur\w+|industri\w*|maintenance|qualite|quality|projets?|project|exploitation|chantiers?|travaux|facilities|site)\b/,
    'operations',
  ],
  [
    /\b(?:ceo|pdg|dg|dga|md|president\w*|geran\w+|dirigeante?|founder|fondat\w+|owner|proprietaire|general\w*|managing|chief executive|partner|associee?s?)\b/,
    'general',
  ],
];
