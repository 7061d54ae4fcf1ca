import { SITUATION_RULES } from './need-situations.js';
import type { Passage, Reading } from './passages.js';
import {
  evidenceOf,
  evidenceOfField,
  findSignals,
  prevailing,
  strongest,
  weakest,
  type Signal,
  type SignalRule,
} from './signals.js';

function pattern(source: string): RegExp {
  return new RegExp(`(?<![a-z])(?:${source})(?![a-z])`, 'g');
}

/** "Need to think", "besoin de temps": a need that is not for the offer. */
const NOT_A_PURCHASE =
  "(?! ?(?:to |de |d'|du |d'un |more |some |encore |plus |my |his |her |their |l'|le |la |un |une |a |an |peu |bit |the )*(?:think|time|temps|talk|parler|discuss|discuter|check|verifier|ask|demander|approval|approbation|accord|validation|valider|wait|attendre|speak|reflechir|reflexion|recul|go\\b|postpone|reporter|reschedule|consult|budget|feu vert|green light|sign-?off|aval|call|rappel|day|week|month|semaine|mois|stage|emploi|job|candidat|commerciaux|recrue|profil|poste|look into|stagiaire|alternant|collaborateur|talent|developpeu|vendeu|investisse|investor|locaux|bureaux|hire|hiring|people\\b|forward|someone))";

/** The lead's situation is settled: bought, renewed, satisfied. Shared by Need and Timeline. */
export const CLOSED_RULE: SignalRule = {
  code: 'NEED_CLOSED',
  points: 2,
  isNegative: true,
  pattern: pattern(
    "(?:deja|already)(?: \\w+){0,2} (?:equipee?s?|signe\\w*|choisi\\w*|engage\\w*|renouvele\\w*|sous contrat|pris\\w*|trouve\\w*|retenu\\w*|opte\\w*|mis en place|signed|chosen|chose|picked|selected|covered|equipped|committed|locked|under contract|bought|purchased|sorted|renewed)|deja (?:un|une|notre|nos|leur|ce qu'il)(?: \\w+){0,4} (?:prestataire|fournisseur|partenaire|contrat|solution|faut|outil|crm|logiciel)|already (?:have|has|got|use|uses|using|work|works|working)(?: \\w+){0,4} (?:provider|vendor|supplier|partner|solution|tool|contract|platform|agency|crm)|(?:avons|ont|a|vien\\w+ de|viens? d'|venons de|venons d'|vient de|vient d')(?: \\w+){0,2} ?(?:resigne\\w*|signe\\w*|renouvele\\w*|choisi\\w*|opte\\w*|reconduit\\w*|prolonge\\w*|achete\\w*|resigner|signer|renouveler|choisir|opter|acheter|prolonger|reconduire|s'engager)|(?:just|recently|have|has|we|they|'ve) (?:just |recently |already )?(?:renewed|re-?signed|signed (?:with|a|an|for)|switched to|bought|purchased|went with|gone with|going with|opted for|chose|chosen|selected|committed to|extended)|(?:went|gone|going|signed|go) with (?:another|a competitor|someone else|somebody else|a different|your competitor|the competition|an? other)|(?:chose|chosen|picked|selected|choisi|retenu|pris|parti\\w* (?:sur|avec|chez)) (?:another|un autre|une autre|un concurrent|votre concurrent|la concurrence|a competitor|quelqu'un d'autre)|(?:engages?|locked in|under contract|sous contrat|tied in|committed)(?: \\w+){0,3} (?:jusqu\\w*|until|till|through|pour|for|avec|with|chez)|(?:tres |pleinement |entierement |plutot |very |quite |perfectly |really |totally )?(?:satisfaite?s?|contente?s?|ravie?s?|happy|satisfied|pleased|comfortable)(?: \\w+){0,2} (?:de|du|des|d'|avec|with|by) ?(?:notre|nos|leur|leurs|son|l'\\w*|la|le|our|their|his|her|the|what|ce|actuel|current|existing)|(?:on est|nous sommes|we are|we'?re|they'?re) (?:tres |bien |deja |all |already )*(?:bien comme ca|equipee?s|set|good|fine|sorted|covered)|(?:nous|me|leur|lui) (?:convient|suffit) (?:tres bien|parfaitement|tout a fait|largement)|(?:fine for now|good enough|suffisante?s?|fait l'affaire|fait le (?:job|boulot)|does the (?:job|trick)|gets the job done)|(?:works|work|working|fonctionne|marche) (?:just |perfectly |very |tres |parfaitement |really )*(?:fine|well|great|bien|nickel|perfectly|parfaitement)",
  ),
};

/** What people say they lack, suffer from, are curious about, or refuse. */
const RULES: readonly SignalRule[] = [
  CLOSED_RULE,
  {
    code: 'NEED_DENIED',
    points: 1,
    isNegative: true,
    hasOwnNegation: true,
    pattern: pattern(
      "(?:pas|plus|aucune?|aucunement|nul|pa|jamais|zero|no|never|not|don'?t|doesn'?t|do not|does not|didn'?t|did not|won'?t|isn'?t|aren'?t|without)(?: (?:de|d'|un|une|le|la|any|a|an|the|real|really|currently|actually|express|have|has|see|seeing|got|vraiment|du tout|particular|particulier|specific|especially|that|very|immediate|current|vrai|reel|tellement|tres|trop|plus|encore|interest in|more|our|notre|ce type|such|further|any further|ressenti|identifie|exprime|vu|voit|vois)){0,4} ?(?:besoins?|besion|needs?|needed|interess\\w*|interested|interest|interets?|concernee?s?|relevant|pertinent|utilite|use for|looking for|looking to|in the market|en recherche|a la recherche|demandeu(?:r|se)s?|require|wants?|veut|veulent|voulons|veux|cherch\\w+)|(?:sans interet|sans objet|desabonn\\w+|unsubscribe|remove me|take me off|stop (?:emailing|contacting|calling|spam)|ne (?:plus|pas) (?:me |nous |le |la |les )?(?:re)?(?:contacter|appeler|solliciter|relancer)|ne (?:m'|nous |me )?interesse (?:pas|plus)|ne (?:nous |me )?concerne pas|(?:retir|enlev|supprim|radi)\\w+ (?:de|from|moi de|nous de) (?:votre|vos|la|cette) (?:liste|base|fichier|mailing)\\w*|merci de (?:me|nous) retirer|no thanks|no thank you|non merci|not for us|pas pour nous|not a (?:good )?fit|hors sujet|hors cible|uninterested|not convinced|pas convaincue?s?|don'?t see (?:the|a|any) (?:point|need|value|use|reason)|(?:voi[st]|voyons|voient) pas (?:l'interet|l'utilite|le besoin|a quoi))",
    ),
  },
  {
    code: 'NEED_NOT_PRIORITY',
    points: 4,
    isNegative: true,
    hasOwnNegation: true,
    pattern: pattern(
      "(?:pas|plus|not|isn'?t|no longer|never|far from|loin d'etre|aucunement)(?: \\w+){0,6} (?:priorit\\w+|sujet|urgence|au programme|a l'ordre du jour|on (?:the|our) (?:radar|roadmap|agenda|list)|d'actualite|prevu|top of mind)|(?:low|basse|faible|secondary) (?:priority|priorite)|(?:other|d'autres|autres) priorit\\w+",
    ),
  },
  {
    code: 'NEED_EXPLICIT',
    points: 23,
    pattern: pattern(
      `(?:avons|avez|ont|ai|aurons|aurait|aurions|j'ai|a|g|y'?a|ya)(?: (?:vraiment|reellement|clairement|absolument|un|une|le|des|gros|fort|vrai|urgent|toujours|bien|grand|tres|besion|actuellement|aussi)){0,4} (?:besoins?|besion|bsoin|beoin)${NOT_A_PURCHASE}|besoins?(?: (?:tres|bien))? (?:urgent|imperatif|clair|fort|reel|avere|identifie|exprime|confirme|critique|immediat|explicite)\\w*|(?:il )?(?:nous|leur|lui|me) (?:faut|faudrait|faudra)${NOT_A_PURCHASE}|(?:re)?cherch(?:e|es|ons|ent|ait|aient|ions|er) (?:\\w+ )?(?:un|une|des|a|activement|actuellement|depuis|quelque chose)${NOT_A_PURCHASE}|(?:a la|en) recherche (?:d'\\w*|de|active)${NOT_A_PURCHASE}|(?:souhait\\w+|voul\\w+|veu(?:t|x|lent)|voudr\\w+|aimer(?:ait|ions|aient|ais)|compt(?:e|ons|ent)|envisag\\w+ de|prevoi\\w+ de|prevoyons de|doi(?:t|s|vent)|devons|devra|devront|cherch\\w+ a|decide\\w* (?:de|d'))(?: \\w+){0,2} (?:s'|nous |se |d')?(?:acheter|equiper|remplacer|switch\\w*|changer|deployer|automatiser|externaliser|outiller|migrer|passer a|mettre en place|implementer|industrialiser|moderniser|ameliorer|structurer|installer|acquerir|centraliser|refondre|digitaliser|generer|securiser|unifier|connecter|accelerer|simplifier|en finir|trouver)`,
    ),
  },
  {
    code: 'NEED_EXPLICIT',
    points: 23,
    pattern: pattern(
      `(?<=^|[,;:(] ?|- )(?:gros |vrai |real |big |ont |a )?(?:besoins?(?: (?:de|d'\\w*|d un)| ?:)|needs?(?! ?:))${NOT_A_PURCHASE}|il (?:faut|faudrait|faudra)(?: \\w+)? (?:une?|des|remplacer|changer|trouver|automatiser|moderniser|mettre en place) (?!point|rdv|accord|rendez)|(?:find|finding|found|trouver|identifier|identify|select|selectionner|choisir|choose|pick|source|evaluate)(?: \\w+){0,3} (?:replacement|remplacant|remplacement|alternative|nouvelle solution|nouvel outil|new (?:tool|solution|vendor|provider|supplier|platform|system|crm|partner))`,
    ),
  },
  {
    code: 'NEED_EXPLICIT',
    points: 23,
    pattern: pattern(
      `(?:we|they|i|he|she|team|company|client|prospect|lead|who|still|really|urgently|definitely|also|badly|desperately|clearly|and|but|teams|reps)(?:'d)? (?:do |would |will |really |urgently |definitely |clearly |badly |desperately |currently |absolutely |also |still )*(?:need|needs|require|requires)${NOT_A_PURCHASE}|(?:clear|real|urgent|strong|immediate|explicit|confirmed|pressing|burning|critical) need|need(?:s)? (?:for|to replace|a new|help with|to automate|to find)${NOT_A_PURCHASE}|(?:looking|searching|hunting|shopping|seeking|look|looks)(?: (?:actively|urgently))? (?:for|to (?!hear|hearing))${NOT_A_PURCHASE}|(?:actively )?in the market for|(?:must|have to|has to|want|wants|plan|plans|planning|going|would like|'d like|wish|wishes|intend|intends|decided|hoping|trying|keen)(?: to)? (?:\\w+ )?(?:buy|replace|implement|deploy|switch|move (?:away|off|to)|roll out|automate|outsource|migrate|upgrade|modernize|modernise|consolidate|purchase|adopt|find|improve|centralize|centralise|overhaul|digitize|streamline|unify|install|equip|get rid of)`,
    ),
  },
  {
    code: 'NEED_STRONG',
    points: 18,
    hasOwnNegation: true,
    pattern: pattern(
      "(?:perd(?:ons|ent|ez|s|re|u|ait)?|pertes?)(?: \\w+){0,3} (?:temps|argent|clients?|leads?|heures?|ventes|opportunites|donnees|infos?|affaires|deals?|fil)|trop (?:lent|lente|lourd|lourde|complique\\w*|manuel\\w*|long|longue|chronophage|complexe|rigide|de temps|d'erreurs|de saisies?)|galer\\w+|gros (?:problemes?|soucis?|pb)|(?:un |des |de vrais? |un vrai )(?:problemes?|soucis?|pb|difficultes?)|difficultes? a|(?:du|beaucoup de|le plus grand) mal a|frustr\\w+|peinent?|a la main|manuellement|(?:saisie|ressaisie|double saisie|processus|suivi|traitement)s? manuel\\w*|(?:sur|sous|avec|via|par|dans|on|in|with|from|using) (?:des |un |une |nos |leurs |plusieurs |multiple |several )?(?:fichiers? )?(?:excel|tableurs?|spreadsheets?|google sheets?|papier|paper|post-?its?)|ne (?:fonctionne|marche|suffit|tient|repond|convient|scale|suit)(?:nt)? (?:plus|pas|que)|n'(?:arriv|y arriv|en pouv)\\w+ (?:plus|pas)|n'en peu\\w+ plus|deborde\\w*|submerge\\w*|obsoletes?|vieillissante?s?|depasse(?:e|s|es)?|en fin de vie|plante\\w*|bugs?|bugu\\w+|insatisf\\w+|mecontent\\w*|decu\\w*|de?sorganis\\w+|chronophage|goulot\\w*|a bout de souffle|pas (?:du tout |tres |vraiment )?(?:satisfait|content|adapte)\\w*|(?:ne|n')(?: ?(?:le|la|les|l'))? ?(?:renouvel\\w+|reconduir\\w+) pas|ne pas (?:renouveler|reconduire)|(?:pas|aucune?|sans)(?: (?:encore|de|d'|vraiment|du tout|vrai|reel|bon)){0,4} ?(?:solution|outil|process|visibilite|suivi|tracabilite|pilotage)|\\d+ ?(?:h|heures?) par (?:jour|semaine|mois|personne)|(?:devient|deviennent|est|c'est|vraiment) (?:\\w+ )?(?:critique|ingerable|intenable|penible|insupportable)|personne ne (?:suit|relance|traite|rappelle)|marre|ras[ -]le[ -]bol|(?:ne|n') ?(?:peut|peuvent|pouvons|peux) (?:pas|plus) (?:se |nous |me )?(?:permettre de ne pas|continuer|attendre|rester|tenir)|risqu\\w+ de perdre|fuite de clients|churn\\w*|usine a gaz|casse-tete|(?:prend|prennent|passe|passent|passons|perdons)(?: \\w+){0,2} (?:trop de|un|des|beaucoup de) (?:temps|heures|jours)|(?:fait|font|faisons) tout a la main",
    ),
  },
  {
    code: 'NEED_STRONG',
    points: 18,
    hasOwnNegation: true,
    pattern: pattern(
      "struggl\\w+|wast(?:e|es|ing|ed)|losing|too (?:slow|manual|complex|complicated|rigid|much time|many errors|time[ -]consuming)|bottlenecks?|painful|pain points?|broken|breaks|(?:big|real|major|serious|lots? of|many|several|recurring|huge) (?:issues?|problems?|challenges?|headaches?)|(?:have|has|having|face|facing|faces) (?:an? |some )?(?:issues?|problems?|challenges?|difficult\\w+|trouble)|headache|nightmare|outdated|obsolete|legacy|unhappy|(?:not|isn'?t|aren'?t|never) (?:\\w+ )?(?:happy|satisfied|working|scaling|enough|keeping up)|unsatisfied|dissatisfied|frustrat\\w+|overwhelmed|fed up|manually|manual (?:\\w+ )?(?:process|work|entry|data|follow)\\w*|by hand|inefficient|error[ -]prone|end[ -]of[ -]life|doesn'?t (?:scale|work|fit|meet|keep)|does not (?:scale|work|fit|meet)|can'?t (?:keep up|scale|track|cope)|cannot (?:keep up|scale|track)|hours? (?:a|per|every) (?:day|week)|heures? par (?:jour|semaine)|(?:won'?t|not|will not|n't|don'?t) (?:be |want to |plan to |going to )*(?:renew\\w*|extend\\w*)|(?:no|without|lack\\w*|don'?t have|doesn'?t have)(?: (?:any|a|an|the|of|real|proper|good|single|central|yet)){0,3} (?:solution|tool|system|process|visibility|tracking|follow[ -]?up|way to)|\\d+ ?(?:h|hours?|hrs) (?:a|per|every|each) (?:day|week|month)|bleeding|nobody (?:follows|tracks|owns)|shopping around|becoming (?:critical|unmanageable|a problem)|hate|killing (?:us|me|them)|driving (?:us|me|them) (?:crazy|nuts|mad)|sick of|tired of|(?:can'?t|cannot) (?:afford (?:not )?to (?:lose|wait|miss|keep|continue|not)|afford not|go on|continue|wait)|takes? (?:us |them )?(?:forever|hours|days|weeks|way too|too)|churn\\w*|slipping|falling (?:behind|through)|mess|chaos|silos?|unreliable|crash\\w*",
    ),
  },
  {
    code: 'NEED_STRONG',
    points: 17,
    looksAfter: false,
    pattern: pattern(
      "(?:une?|notre|leur|la|top|our|key|high|vraie|a|number one|#1|grosse|forte) (?:top )?(?:priorite|priority)|prioritaire|(?:projet|chantier|initiative|programme)s? (?:de |d'|en cours|lance|actif|interne|crm|strategique|valide)\\w*|(?:project|initiative|program) (?:to|for|underway|in progress|under way)|(?:remplacement|renouvellement|refonte|modernisation|automatisation|migration|replacement|overhaul|revamp)(?: \\w+)? (?:de|du|d'|des|of|project)|double[rs]? (?:notre|nos|leur|la|le|our|the|their)|(?:our|leur|notre) (?:objectif|goal|target|ambition) (?:est|is)",
    ),
  },
  {
    code: 'NEED_WEAK',
    points: 13,
    mayBeAsked: true,
    mayBeHypothetical: true,
    pattern: pattern(
      "int[er]{1,4}s{1,2}t?(?:ed|ing)|interess(?:e|es|ee|ees|ant|ante|ants|antes|ent|er|erait)|interested|interesting|interest|curieu\\w+|curious|curiosity|intrigue\\w*|pourquoi pas|why not|en savoir plus|learn more|know more|more (?:info|information|details)|(?:plus|davantage) d'(?:infos?|informations?)|documentation|plaquette|brochure|one[ -]pager|case stud(?:y|ies)|cas clients?|sounds (?:good|great|useful|promising)|a creuser|worth (?:a look|exploring|discussing)|(?:parle|parlez|tell|dites)[ -](?:moi|nous|me|us) (?:en |more)|ouverts? a|open to|veille|exploring|explore|envisag\\w+|consider(?:ing|s)?|reflechi\\w+|reflexion|thinking (?:about|of)|amelior\\w+|improve|evalu\\w+|compar\\w+|appels? d'offres|rfp|rfi|tender|cahier des charges|devis|quote|quotation|pricing|tarifs?|demos?|demonstration|pilote?|poc|trial|benchmark\\w*|shortlist\\w*|keen",
    ),
    whenNegated: { code: 'NEED_DENIED', points: 1 },
  },
  ...SITUATION_RULES,
];

const STRUCTURED =
  /^[\s*•-]*(?:need|besoin|pain|probleme|problematique|challenge|enjeu)s?(?: \w+)?\s?[:=]\s*(?<value>.*)$/;
const NO_VALUE =
  /^(?:none|no|non|aucune?|nul|neant|n\/?a|\?+|-+|inconnu|unknown|not? (?:clear|known|identified)|tbd|a qualifier|rien|pas .*)?[\s.]*$/;

/** "Besoin : automatiser la prospection", as written in call sheets. */
function structuredNeed(passage: Passage): Signal | undefined {
  const text = passage.folded.text;
  const value = STRUCTURED.exec(text)?.groups?.['value'];
  if (value === undefined || passage.isQuestion) return undefined;
  const evidence = evidenceOf(passage, 0, text.length);
  if (/^(?:none|no|non|aucune?|nul|neant|rien|pas d)/.test(value))
    return { code: 'NEED_DENIED', points: 1, isNegative: true, evidence, date: passage.date };
  if (NO_VALUE.test(value) || value.trim().split(/\s+/).length < 2 || !passage.isTrusted) return undefined;
  return { code: 'NEED_EXPLICIT', points: 22, isNegative: false, evidence, date: passage.date };
}

function sectorSignal(reading: Reading): Signal | undefined {
  const field = reading.fields.find(
    ({ key, text }) =>
      /industry|sector|secteur|activite|naf/i.test(key) &&
      /\p{L}{3}/u.test(text) &&
      !/^\s*(?:unknown|inconnue?|none|aucun|other|autre|n\/a|null)\s*$/i.test(text),
  );
  const evidence = field && evidenceOfField(field);
  return evidence && { code: 'NEED_SECTOR', points: 8, isNegative: false, evidence, date: undefined };
}

/** Several distinct weak signs or pains confirm each other: one more point each, within the band. */
function reinforced(best: Signal, signals: readonly Signal[]): Signal {
  const quotes = new Set(
    signals.filter(({ points }) => points >= 13).map(({ evidence }) => `${evidence.sourceKey} ${evidence.start}`),
  );
  const bonus = best.points === 18 || best.points === 13 || best.points === 23 ? Math.min(1, quotes.size - 1) : 0;
  return { ...best, points: best.points + bonus };
}

/** What the sources say of the need: none, the sector, weak signs, strong signs, or said outright. */
export function assessNeed(reading: Reading): readonly Signal[] {
  const said = reading.passages.flatMap((passage) => {
    const structured = structuredNeed(passage);
    return structured ? [structured] : findSignals(passage, RULES);
  });
  const sector = sectorSignal(reading);
  const side = prevailing(said);
  const worst = weakest(side.filter(({ isNegative }) => isNegative));
  if (worst) return [worst];
  const best = strongest(side);
  if (!best) return sector ? [sector] : [];
  const second = side.find((signal) => signal.points === best.points && signal.evidence.start !== best.evidence.start);
  return second ? [reinforced(best, side), second] : [reinforced(best, side)];
}
