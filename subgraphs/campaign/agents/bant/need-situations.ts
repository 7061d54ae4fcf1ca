import type { SignalRule } from './signals.js';

function pattern(source: string): RegExp {
  return new RegExp(`(?<![a-z])(?:${source})(?![a-z])`, 'g');
}

const WANTS =
  "(?:veu(?:t|x|lent)|voul(?:ons|ait|aient)|voudr\\w+|souhait\\w+|aimer(?:ait|aient|ais|ions)|wants?|would like|(?:i|he|she|we|they)'d like|would love|(?:i|he|she|we|they)'d love)";
const THING =
  '(?:outils?|logiciels?|solutions?|systemes?|applis?|applications?|plateformes?|progiciels?|prestataires?|fournisseurs?|machines?|robots?|tools?|software|systems?|platforms?|apps?|suppliers?|vendors?)';
const AT_TIME = '(?:jours?|semaines?|mois|postes?|equipes?|personnes?|day|week|month|night|shift|person|head|site)';
const LOT_OF_TIME =
  '(?:(?:\\d+|une?|deux|trois|quatre|cinq|des|one|two|three|four|five|several|plusieurs)(?: \\w+){0,2} )?(?:heures?|jours?|journees?|minutes|hours?|days?|evenings?|weekends?|week-ends?)';

/** The person does not want to be spoken to again, in the words of whoever was told so. */
export const REFUSAL = pattern(
  "(?:plus|pas)(?: d)?'? (?:etre|qu'on (?:l'|le |la |les )) ?(?:re)?(?:appelee?|contactee?|demarchee?|sollicitee?|derangee?)s?|(?:not|n't|never)(?: (?:want|wants|wanting|wish|wishes|like)){0,1} to be (?:called|contacted|bothered)|raccroche\\w* au nez|(?:l'|le |la |les |me |nous )(?:appelle|rappelle|contacte|sollicite) plus|hung up(?: on (?:me|us))?|(?:stop|arret\\w+ de|quit) (?:calling|appeler)",
);

/** The sale is made but for a condition: "on signe si", "match their price". */
export const BARGAIN = pattern(
  "(?:on|nous|ils?|elles?|je|we|they|he|she|i)(?:'ll| will| would)? (?:signe(?:ra|nt|ront|rons)?|signons|commande(?:nt|ra)?|prend(?:s|ra)?|achete(?:nt)?|sign|buy|order) (?:\\w+ )?(?:si|if)|(?:demand\\w+|veu\\w+|souhait\\w+) (?:a ce )?qu'on s'aligne|s'aligner sur|(?:match|beat) (?:the|their|that|this) (?:price|offer|quote)|contre-?(?:offre|proposition)|counter-?offer|(?:hesit\\w+|torn) (?:entre|between)",
);

/** Situations that show a need without the word: what is wanted, what is lost, what is being bought. */
export const SITUATION_RULES: readonly SignalRule[] = [
  {
    code: 'NEED_EXPLICIT',
    points: 22,
    pattern: pattern(
      `${WANTS} (?:to (?:have|get|find|see) )?(?:(?:un|une|des|a|an|some|another|nouvel|nouveau|nouvelle|new) )+(?:\\w+ ){0,2}?${THING}|${WANTS} (?:something (?:for (?:\\w+ )?\\w+ing|to \\w+)|quelque chose (?:pour|qui) \\w+(?:er|ir|e))|(?:pour|afin de|in order to|to) (?:remplacer|replace) (?:leurs?|son|sa|ses|notre|nos|le|la|les|l'|un|une|their|his|her|our|the|an?) ?\\w+`,
    ),
  },
  {
    code: 'NEED_STRONG',
    points: 18,
    pattern: pattern(
      `${WANTS} (?:to )?(?:tester|essayer|test|try|pilot)|(?:perd|perds|perdent|perdons|loses?|losing|passent?|passons|spends?|spending)(?: (?:about|around|up|to|over|a|peu|pres|environ|pres de|plus de|jusqu'a|encore|facilement|at|least)){0,3} ${LOT_OF_TIME} (?:par|a|per|every|each|chaque) ${AT_TIME}|perd(?:ent|s|ons|ez)?(?: regulierement| souvent| encore)? (?:des|ses|leurs|nos|du) \\w+|(?:digitalisation|dematerialisation|informatisation|numerisation|digiti[sz]ation) (?:des?|du|d'|of)`,
    ),
  },
  {
    code: 'NEED_STRONG',
    points: 17,
    mayBeAsked: true,
    pattern: pattern(
      "(?:en train de )?compar(?:er|e|ent|ons|ing|es) (?:\\w+ ){0,2}(?:solutions?|offres?|outils?|prestataires?|fournisseurs?|editeurs?|vendors?|tools?|suppliers?|options)|(?:envoye[rz]|adresse[rz]|transmet(?:tre|tez)|faire|faites|demand\\w+|veu\\w+|voul\\w+|send|asks?|asked|request\\w*|wants?)(?:[ -](?:nous|moi|lui|leur|us|me|him|her|over|for|pour)){0,2} (?:un |une |a |your |votre |the |vos )(?:devis|proposition (?:commerciale|chiffree|tarifaire)|chiffrage|quote|quotation|price list)|cahier des charges (?:recu|envoye|pret|redige|finalise|en cours)|(?:rfp|rfq|tender|appel d'offres|consultation) (?:envoye\\w*|lance\\w*|publie\\w*|prevu\\w*|en cours|sent|out|issued|goes out|to be (?:issued|published)|is (?:out|live|open))",
    ),
  },
  {
    code: 'NEED_STRONG',
    points: 17,
    pattern: pattern(
      "publication de la consultation|(?:marche|contrat|contract|lease|bail|licence|license)(?: \\w+){0,5} (?:arrive a (?:terme|echeance)|s'arrete|prend fin|expires?|ends|is up|runs out)",
    ),
  },
  {
    code: 'NEED_STRONG',
    points: 18,
    mayBeHypothetical: true,
    pattern: BARGAIN,
  },
  {
    code: 'NEED_WEAK',
    points: 13,
    pattern: pattern("etudi(?:e|ent|ons) (?:une?|l'|la|le|les|des|differente?s)|(?:se|nous) renseigne(?:nt|r)?"),
  },
  {
    code: 'NEED_DENIED',
    points: 1,
    isNegative: true,
    hasOwnNegation: true,
    pattern: REFUSAL,
  },
  {
    code: 'NEED_DENIED',
    points: 1,
    isNegative: true,
    hasOwnNegation: true,
    pattern: pattern(
      "(?:veu(?:t|x|lent)|voul(?:ons|ait|aient)|souhait(?:e|ent|ons)|cherch(?:e|ent|ons)) pas (?:(?:de |d')(?:\\w+ )?" +
        `${THING}|changer|acheter|investir|s'equiper|tester|essayer)`,
    ),
  },
];
