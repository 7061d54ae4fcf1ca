import { findAmounts, parseNumber } from '../../../../platform/llm/offline/amounts.js';
import { polarityOfFolded } from '../../../../platform/llm/offline/polarity.js';
import type { Passage, Reading } from './passages.js';
import { sizeSignalOf } from './company-size.js';
import {
  evidenceOf,
  findSignals,
  isAboutTheLeadToday,
  ofNewestText,
  weakest,
  type Signal,
  type SignalRule,
} from './signals.js';

const BUDGET =
  '(?:bud[gj]e?ts?|bugets?|bugdets?|budgt|bdgt|enveloppes?|financements?|funding|funds|credits? budgetaires?|subventions?|grants?|dotations?|lignes? budgetaires?|line items?)';
const NEAR = '[^.;!?]{0,45}';

function pattern(source: string): RegExp {
  return new RegExp(`(?<![a-z])(?:${source})(?![a-z])`, 'g');
}

const FROZEN =
  'gele\\w*|bloque\\w*|suspendu\\w*|coupe\\w*|annule\\w*|supprime\\w*|epuise\\w*|consomme\\w*|clos|cloture\\w*|boucle\\w*|frozen|freezed?|on hold|cut|slashed|exhausted|cancell?ed|spent|gone|closed|zero|nul|inexistant|a sec|refuse\\w*|rejete\\w*|rejected|denied|turned down|\\b0\\b ?(?:€|eur|k)?';
const UNDECIDED =
  "a (?:definir|valider|confirmer|determiner|preciser|voir|debloquer|negocier|chiffrer|construire|estimer)|en (?:cours|attente|discussion|negociation|reflexion|construction|preparation)|(?:pas|non|not) (?:encore |yet |been |ete |fully )*(?:defini|definis|valide|confirme|arrete|fixe|chiffre|vote|acte|approuve|defined|approved|confirmed|decided|set|finali[sz]ed|signed off|fixed)|a l'etude|tbd|tbc|to be (?:\\w+ )?(?:defined|confirmed|approved|decided|determined|discussed|validated)|pending|under (?:review|discussion)|being (?:\\w+ )?(?:reviewed|discussed|finali[sz]ed|prepared|built)|awaiting|waiting|unclear|undefined|unknown|soumis\\w*|demande[er]?|requested|depend\\w*|flou|arbitrage|inconnu|not sure|sais pas|don'?t know";
const SMALL =
  'serre\\w*|limite\\w*|restreint\\w*|tres petit|faible|contraint\\w*|tight|limited|small|constrained|modest\\w*|thin|reduced|reduit\\w*|en baisse|mince|riquiqui|minuscule|tiny|stretched';
const APPROVED =
  'valid\\w+|approuv\\w+|accorde\\w*|alloue\\w*|debloque\\w*|vote\\w*|acte\\w*|confirme\\w*|securise\\w*|sanctuarise\\w*|approved|allocated|signed[ -]off|secured|confirmed|earmarked|ring-?fenced|in place|available|disponible|acquis\\w*|set aside|reserved?|dedie\\w*|dedicated|green[ -]?li(?:t|ght)\\w*|feu vert|ok|okay|pret|ready';
const PLANNED = 'prevu\\w*|planifie\\w*|inscrit\\w*|provisionne\\w*|planned|budgeted|forecast\\w*|provisioned';

/** Statements on money for the project, whatever the size of the company. */
const RULES: readonly SignalRule[] = [
  {
    code: 'BUDGET_FROZEN',
    points: 2,
    isNegative: true,
    looksAfter: true,
    pattern: pattern(
      `${BUDGET}${NEAR}(?<![a-z])(?:${FROZEN})|(?:gel|freeze|coupes?|cuts?|restrictions?|baisse|froze|slashed|cut|no more|gele)(?: \\w+){0,2} (?:des |du |de |on |of |in |our |nos |notre |les |le |all |the )*(?:\\w+ )?${BUDGET}|${BUDGET} (?:freeze|cuts?)`,
    ),
  },
  {
    code: 'BUDGET_NO_MEANS',
    points: 3,
    isNegative: true,
    hasOwnNegation: true,
    pattern: pattern(
      "(?:pas|plus|aucun\\w*|sans) (?:\\w+ ){0,2}(?:les |de |d'|des )?(?:moyens?|argent|tresorerie|sous|fonds|ressources financieres)|(?:can'?t|cannot|couldn'?t|can not|not able to|unable to) (?:\\w+ )?(?:afford|spend|invest|pay)(?! (?:not )?to (?:not|lose|wait|miss|ignore|keep|continue|stay|go))(?! not)|no (?:money|cash|funds)|hors (?:de )?budget|hors de prix|over (?:our )?budget|out of (?:our |their )?(?:budget|price range)|au-?dessus de (?:nos|leurs|notre) (?:moyens|budget)|ne (?:peut|peuvent|pouvons) pas (?:se |nous )?(?:le |la |l'|se )?(?:permettre|investir|payer|depenser)(?! (?:de |d')(?:ne |perdre|attendre|rater|continuer|rester))|no spend\\w*|pas un (?:euro|rond|sou)|cash[ -]?strapped|without (?:any )?(?:money|funds)|(?:don'?t|doesn'?t|do not|does not|haven'?t|hasn'?t) (?:really |actually )?(?:have|got|get)(?: (?:any|the|enough|much|that|kind|sort|of|more)){0,4} (?:money|funds|cash|resources|means)",
    ),
  },
  {
    code: 'BUDGET_PRICE_OBJECTION',
    points: 8,
    isNegative: true,
    pattern: pattern(
      '(?:trop|bien trop|beaucoup trop|un peu|assez|tres) (?:cher|chere|chers|couteux|couteuse|eleve|elevee)|too (?:expensive|pricey|costly|much money)|(?:very |quite |pretty )?(?:pricey|expensive)|prix (?:est |sont |semble |parait )?(?:trop |tres |un peu )?(?:eleves?|excessifs?)|price (?:is |seems |looks )?(?:too |quite |very )?(?:high|steep)|moins cher|cheaper',
    ),
  },
  {
    code: 'BUDGET_SMALL',
    points: 8,
    isNegative: true,
    pattern: pattern(
      `${BUDGET}(?: \\w+){0,4} (?:${SMALL})|(?:petits?|faibles?|small|limited|tight|little|maigres?|low|modest) ${BUDGET}`,
    ),
  },
  {
    code: 'BUDGET_UNDECIDED',
    points: 13,
    hasOwnNegation: true,
    mayBeHypothetical: true,
    pattern: pattern(
      `${BUDGET}[^.;!?,]{0,45}(?<![a-z])(?:${UNDECIDED})|(?:pas|no) (?:\\w+ )?(?:de |d'|set |fixed |defined )?${BUDGET} (?:precis|defini|arrete|fixe|chiffre|fixed|defined|set)|(?:no|pas de|set|fixed|defined) (?:set|fixed|defined) ${BUDGET}|(?:sais|savons|know|connai\\w+|knows?|sait) (?:pas |not )?(?:encore |yet )?(?:\\w+ )?${BUDGET}|(?:attend\\w*|waiting for|awaiting|need|needs|besoin de|demander|request\\w*|valider|validate|defendre|construire|debloquer|obtain|obtenir|secure|seek\\w*|get|fight for|chiffrer|definir) (?:\\w+ ){0,3}(?:du |de |le |un |d'un )?${BUDGET}`,
    ),
  },
  {
    code: 'BUDGET_APPROVED',
    points: 22,
    looksAfter: true,
    pattern: pattern(
      `${BUDGET}${NEAR}(?<![a-z])(?:${APPROVED})|(?:approved|allocated|validated|secured|dedicated|confirmed|signed off(?: on)?|released|unlocked|valide|debloque|alloue|vote|accorde|obtenu|got|validates|approves) (?:\\w+ ){0,3}${BUDGET}|(?:budget|finance|direction|comite|board|codir|comex|cfo|daf) (?:\\w+ ){0,2}(?:approval|approved|valide|signed off|accord)`,
    ),
    whenNegated: { code: 'BUDGET_UNDECIDED', points: 12 },
  },
  {
    code: 'BUDGET_PLANNED',
    points: 18,
    hasOwnNegation: true,
    pattern: pattern(
      `(?:money|price|prix|argent|${BUDGET}) (?:is not|isn'?t|is no|n'est pas|est pas|won'?t be|ne sera pas|wouldn'?t be) (?:really |vraiment )?(?:an? |un |the |le |our |notre )?(?:issue|problem|probleme|sujet|obstacle|concern|frein|blocker|constraint)`,
    ),
  },
  {
    code: 'BUDGET_PLANNED',
    points: 19,
    looksAfter: true,
    pattern: pattern(
      `${BUDGET}${NEAR}(?<![a-z])(?:${PLANNED})|c'est budgete|it'?s budgeted|(?:prevu|planned|inscrit) (?:au|in the|dans le|un|a) ${BUDGET}|(?:avons|disposons|dispose|ont|have|has|got|there is|there'?s|il y a|ya) (?:\\w+ ){0,3}(?:du |un |une |a |de |le |the )?${BUDGET}`,
    ),
    whenNegated: { code: 'BUDGET_NONE', points: 2 },
  },
];

/** A budget word under a negation and without a status of its own: "pas de budget", "no budget this year". */
const DENIED = pattern(
  `(?:pas|pa|aucune?|sans|zero|no|not any|without|plus|nul|ni|faute de|manque de|lack of|never had|don'?t have|doesn'?t have|dont have|haven'?t|hasn'?t|didn'?t|have no|has no|absence de|n'a pas|n'ont pas|n'avons pas)(?: (?:have|got|any|encore|vraiment|de|d'|du|le|la|the|a|un|eu|yet|more|left|specific|dedicated|dedie|marketing|it|project|prevu|obtenu|get|been|given|real|such|really)){0,4}(?:[ ']| d')${BUDGET}(?! (?:\\w+ ){0,2}?(?:evoque|discute|mentionne|communique|annonce|aborde|connu|donne|partage|discussed|mentioned|shared|given|known|disclosed|stated|talked|info))`,
);
const BUDGET_WORD = pattern(`${BUDGET}|budgete\\w*`);
const SPENDING = pattern(
  "invest\\w*|depens\\w+|spend\\w*|mettre|consacr\\w+|allou\\w+|allocat\\w+|put (?:aside|in)|jusqu'a|up to|fourchette|willing to pay|pret\\w* a payer|set aside|prevu|earmark\\w*|dispos\\w+|available|(?:for|pour) (?:this|the|ce|le|cette) (?:project|projet|initiative|chantier|annee|year)",
);
/** A sum somebody has granted is a budget, even without that word: "la direction a débloqué 15 000 €". */
const GRANT = '(?:debloque\\w*|alloue\\w*|vote[es]*|fleche\\w*|approved|allocated|earmarked|signed off|ring-?fenced)';
const GRANTED = pattern(
  `${GRANT}[^.,;!?\\d]{0,20}\\d|\\d[\\d .]* ?(?:k|m|€|eur|euros?|usd|dollars?)+[^.,;!?]{0,25}(?<![a-z])${GRANT}`,
);
/** A price agreed to is what the project may cost. */
const AGREED = pattern(
  "(?:ok|okay|d'accord|partante?s?) (?:pour|avec|sur|a|for|with|at)|accepte\\w*|agree[sd]? (?:to|on)|happy with|(?:tenez|tient|hold|keep|match) (?:le|ce|the|that|this) (?:prix|tarif|price)",
);
const PER_MONTH = /^\s?(?:ht|ttc)?\s?(?:\/|par|per|a|\bpr\b)\s?(?:mois|month|mo|mth)\b|^\s?mensuel/i;
const OTHER_MONEY = pattern(
  "chiffre d'affaires?|ca|revenues?|turnover|levee?s?|leve|raised|fundraising|funding round|series [a-e]|salaires?|salary|salaries|capital|valuation|valorisation|arr|mrr|pertes?|perdu\\w*|loss(?:es)?|lost|losing|economis\\w+|sav(?:e|ed|ing|ings)|factur\\w+|invoices?|marge|profits?|benefices?|ventes|sales|fine|amende|panier|average deal|ticket moyen|authority|signature|superieure?s? a|au-?dessus de|above|previous|former|anciens?|ancienne|toutes les depenses|all spend\\w*|autre chose|something else|other projects?",
);
const CURRENT_SPEND = pattern(
  '(?:nous |leur |lui |us |them )?(?:coute|costs?|payons|paye|paie|paient|payent|pays?|paying|depensons|depensent|spend|spends|spending)',
);
/** "50k contacts" is not money. */
const COUNTED_THING =
  /^\s?(?:users?|contacts?|leads?|products?|produits|r[eé]f[eé]rences|skus?|e?-?mails?|utilisateurs|clients?|customers?|visit\w*|people|personnes|employees|salari\w+|lignes|records|downloads|followers|abonn\w+|subscribers|m2|km|units?|pi[eè]ces|commandes|orders)/i;
const BARE_NUMBER = pattern(
  `${BUDGET}[ :=~]*(?:(?:de|d'|of|est|is|env\\w*|environ|about|around|max\\w*|total|alloue|valide|annuel|approx\\w*|approved|:)[ :]*){0,3}(\\d{1,3}(?:[ .,]?\\d{3})+)`,
);

function amountPoints(maximum: number): number {
  if (maximum < 500) return 3;
  if (maximum < 2000) return 8;
  return maximum < 10_000 ? 13 : 18;
}

/** Whether the sentence grants a sum, neither denied nor supposed. */
function isGranted(text: string): boolean {
  return [...text.matchAll(GRANTED)].some(({ index, 0: words }) => {
    const { negated, hypothetical } = polarityOfFolded(text, index, index + words.length);
    return !negated && !hypothetical;
  });
}

/** What a sentence says its sums are for; undefined when they are not what the project may cost. */
function useOfMoney(text: string, isBudgetField: boolean): 'budget' | 'current' | undefined {
  if (isBudgetField || /budget/.test(text)) return 'budget';
  if (text.search(OTHER_MONEY) >= 0) return undefined;
  if (text.search(BUDGET_WORD) >= 0 || text.search(SPENDING) >= 0 || text.search(AGREED) >= 0) return 'budget';
  if (isGranted(text)) return 'budget';
  return text.search(CURRENT_SPEND) >= 0 ? 'current' : undefined;
}

/** The first sum of a sentence, the lower bound of a range; a bare number only right after the word budget. */
function sumOf(passage: Passage): number | undefined {
  const money = findAmounts(passage.text).find(
    ({ currency, end }) => currency !== null || !COUNTED_THING.test(passage.text.slice(end, end + 30)),
  );
  if (money) return PER_MONTH.test(passage.text.slice(money.end)) ? money.minimum * 12 : money.minimum;
  const bare = [...passage.folded.text.matchAll(BARE_NUMBER)][0]?.[1];
  return bare === undefined ? undefined : parseNumber(bare);
}

/** The sums said as the project's budget; turnover, fund raising, losses and prices are other money. */
function amountSignals(passage: Passage, isBudgetField: boolean): Signal[] {
  const text = passage.folded.text;
  if (!/\d/.test(text) || !passage.isTrusted || passage.isQuestion) return [];
  const use = useOfMoney(text, isBudgetField);
  const sum = use === undefined ? undefined : sumOf(passage);
  if (sum === undefined || !isAboutTheLeadToday(passage, 0, text.length)) return [];
  const evidence = evidenceOf(passage, 0, text.length);
  if (sum === 0) return [{ code: 'BUDGET_NONE', points: 2, isNegative: true, evidence, date: passage.date }];
  const amount = { points: amountPoints(sum), isNegative: false, evidence, date: passage.date };
  if (use === 'current') return [{ ...amount, code: 'BUDGET_CURRENT_SPEND', points: Math.min(13, amount.points) }];
  const signal = { ...amount, code: 'BUDGET_AMOUNT' };
  return isGranted(text) ? [{ ...amount, code: 'BUDGET_APPROVED', points: 22 }, signal] : [signal];
}

/** A sentence without any of these says nothing of money; saves the rules on most sentences. */
const MONEY_CUE =
  /bud|bug|bdg|subven|grant|dotat|line item|debloq|accord|vote|valid|fleche|arbitr|approv|released|secured|signed off|\bok\b|accept|agree|prix|tarif|envelop|financ|fund|credit|cher|pric|prix|expensive|afford|moyen|argent|money|cash|tresor|invest|depens|spend|mettre|alloc|allou|consacr|pay|pai|cout|cost|up to|jusqu|sous|euro|spent|ressourc|resourc|fourchette|earmark|set aside|dispos|availab|projet|project|€|\$/;
const UNKNOWN_VALUE = /^\s*[\w ]{0,12}budget\w*\s*[:=-]\s*(?:none|no|non|aucun|nul|0|neant)\b/;

function statementsOf(passage: Passage): Signal[] {
  const text = passage.folded.text;
  const isBudgetField = passage.source.kind === 'field' && /budget/i.test(passage.source.key);
  if (!isBudgetField && !MONEY_CUE.test(text)) return [];
  const signals = findSignals(passage, RULES);
  const undecided = signals.some(({ code }) => code === 'BUDGET_UNDECIDED');
  const denied = undecided || passage.isQuestion ? [] : [...text.matchAll(DENIED)];
  for (const match of denied) {
    if (!isAboutTheLeadToday(passage, match.index, match.index + match[0].length)) continue;
    signals.push({
      code: 'BUDGET_NONE',
      points: 2,
      isNegative: true,
      evidence: evidenceOf(passage, match.index, match.index + match[0].length),
      date: passage.date,
    });
  }
  if (UNKNOWN_VALUE.test(text))
    signals.push({
      code: 'BUDGET_NONE',
      points: 2,
      isNegative: true,
      evidence: evidenceOf(passage, 0, text.length),
      date: passage.date,
    });
  return [...signals, ...amountSignals(passage, isBudgetField)];
}

/** The statement of the newest text that has one: the least favourable status, raised when a sum is approved. */
function statement(signals: readonly Signal[]): Signal | undefined {
  const newest = ofNewestText(signals);
  const statuses = newest.filter(({ code }) => code !== 'BUDGET_AMOUNT' && code !== 'BUDGET_CURRENT_SPEND');
  const amount = weakest(newest.filter(({ code }) => code === 'BUDGET_AMOUNT'));
  const status = weakest(statuses);
  if (!status) return amount ?? weakest(newest);
  const isFirm = status.code === 'BUDGET_APPROVED' || status.code === 'BUDGET_PLANNED';
  if (!isFirm || !amount) return status;
  return {
    ...amount,
    code: status.code,
    points: Math.min(status.code === 'BUDGET_APPROVED' ? 24 : 20, amount.points + 6),
  };
}

/** What the sources say of the budget: the statement on money when there is one, else what the company's size supports. */
export function assessBudget(reading: Reading): readonly Signal[] {
  const said = statement(reading.passages.flatMap(statementsOf));
  const size = sizeSignalOf(reading);
  if (!said) return size ? [size] : [];
  if (!size || said.isNegative) return [said];
  if (said.code === 'BUDGET_UNDECIDED') return [{ ...said, points: Math.min(said.points, Math.max(size.points, 8)) }];
  return size.points > said.points && said.code !== 'BUDGET_CURRENT_SPEND' && said.points >= 18
    ? [{ ...said, points: size.points }, size]
    : [said];
}
