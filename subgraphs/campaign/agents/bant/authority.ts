import { readJobTitle, RANKS, type Rank } from '../../../../platform/llm/offline/seniority.js';
import { polarityOfFolded } from '../../../../platform/llm/offline/polarity.js';
import type { Passage, Reading } from './passages.js';
import { bandOf, BAND_POINTS, middlePoints, neighbourBand, topPoints } from './rubric.js';
import { BANDS } from './output.js';
import {
  evidenceOf,
  evidenceOfField,
  findSignals,
  isAboutTheLeadToday,
  ofNewestText,
  weakest,
  type Signal,
  type SignalRule,
} from './signals.js';

function pattern(source: string): RegExp {
  return new RegExp(`(?<![a-z])(?:${source})(?![a-z])`, 'g');
}

const BOSS =
  '(?:boss|patron\\w*|chef\\w*|manager|n ?\\+ ?1|directeur\\w*|directrice\\w*|director|direction(?: generale)?|superieur\\w*|hierarchie|board|conseil|comite\\w*|codir|comex|dg|pdg|daf|dsi|drh|ceo|cfo|cto|cio|coo|vp|head|president\\w*|gerant\\w*|associes?|partners?|owner|finance|procurement|achats|management|leadership|siege|headquarters|hq|maison[ -]mere|groupe|actionnaires?|shareholders|team lead|supervisor|responsable)';
const OWNER =
  "(?:mon|ma|mes|notre|nos|son|sa|ses|leur|leurs|le|la|les|l'|au|aux|du|a|my|our|his|her|their|the|with|avec|par|by|de)";

/** What people say of their own power to decide, in the first person or in a seller's notes about the lead. */
const RULES: readonly SignalRule[] = [
  {
    code: 'AUTHORITY_DECIDES',
    points: 18,
    looksAfter: false,
    pattern: pattern(
      "(?:je|j'|moi qui|il|elle|i|he|she|lui qui|elle qui)[ ]?(?:am|is|suis|est|reste|peut|peux|can|will|ai|a|has|have|'?m)?(?: (?:seule?|meme|personally|directement|directly|the one who|celui qui|celle qui|aussi|also|alone|makes?|make|ultimately|toujours|the)){0,3} ?(?:decide[s]?|tranche|valide (?:le budget|les achats|toutes? les \\w+|tous les \\w+|les depenses|la decision|seule?|tout|directement|in fine)|signe(?: les (?:contrats|devis|commandes|bons))?(?! up| in)|sign off|signs off|sign (?:the )?(?:contracts?|orders?|pos?|deals?)|signs (?:the )?(?:contracts?|orders?|pos?|deals?)|owns? the budget|hold the (?:budget|purse)|holds the (?:budget|purse)|control the budget|controls the budget|manage the budget|manages the budget|make the (?:final )?(?:decision|call)|makes the (?:final )?(?:decision|call)|final (?:decision|say|call)|the (?:final )?(?:decision|say|call)|decisionnaire|decideu(?:r|se)|gere le budget|tiens le budget|tient le budget|le dernier mot|la main sur (?:le budget|la decision)|la decision finale|le pouvoir de decision|carte blanche|full authority|the authority|sole authority|(?:full |sole |complete |final )?(?:buying|purchasing|decision|spending|signing) (?:authority|power)|decision[ -]?maker)|(?:est|suis|is|am|'m|as|en tant que|c'est|it'?s) (?:le |la |l'|un |the |a |our |unique |seule? |main |final |sole |key |bien |clearly |economic )*(?:decisionnaires?|decideu(?:r|se)s?|decision[ -]?makers?|economic buyer|budget (?:owner|holder)|signataire|signatory)|(?:decision|call|achat|final say) (?:is|est|remains|reste) (?:mine|a moi|hers|his|entre (?:mes|ses) mains|my call|up to me|de mon ressort|de son ressort)|(?:it'?s|c'est) (?:my|her|his) (?:call|decision|budget)|(?:up to me|my call|mon budget|my own budget|i have the final say|has the final say|a le dernier mot|ai le dernier mot|c'est moi qui (?:decide|signe|valide|tranche|gere|choisis)|c'est (?:lui|elle) qui (?:decide|signe|valide|tranche|choisit)|decide seule?|decides alone|has (?:full )?signing (?:authority|power)|i have (?:full )?signing (?:authority|power)|pouvoir de signature|delegation de signature)|(?:decisionnaire|decideur|decision[ -]?maker)s?\\s?[:=]\\s?(?:oui|yes|lui|elle|him|her|herself|himself|x)",
    ),
    whenNegated: { code: 'AUTHORITY_MUST_ASK', points: 4 },
  },
  {
    code: 'AUTHORITY_MUST_ASK',
    points: 4,
    isNegative: true,
    pattern: pattern(
      `(?:dois|doit|devons|doivent|devrai|devra|faut|need|needs|have|has|must|will|going|vais|va|il me faut|me faut|gotta)(?: (?:to|que|d'abord|first|aussi|also|absolument|quand meme|still|l'|encore|en|le|la|y|qu'il|qu'elle)){0,3} ?(?:demander|parler|voir|consult\\w+|valider|soumettre|faire valider|remonter|reporter|presenter|en parle|convaincre|check|ask|talk|discuss|consult|run (?:it|this)|clear|get (?:approval|sign-?off|validation|the ok|buy-?in)|convince|escalate|speak|present|submit|bring|defer|report|pitch|refer)[^.;!?]{0,40}?${OWNER} ?(?:\\w+ ){0,2}${BOSS}|(?:besoin|need|needs|sous reserve|subject to|pending|attend\\w*|waiting for|awaiting|requires?|necessite\\w*|il faut|faudra)(?: \\w+){0,3} (?:de l'|de la |du |l'|the |an? |d'un |d'une )?(?:accord|aval|validation|feu vert|ok|approval|sign-?off|green light|go|autorisation|permission|buy-?in)|je ne (?:suis pas|decide pas)|(?:pas|not|isn'?t|ain'?t) (?:moi qui|lui qui|elle qui|le |la |the |a |my |mon )?(?:decid\\w+|decisionnaire|decideu\\w+|decision[ -]?maker|call to make|bon interlocuteur|bonne personne|right (?:person|contact)|de mon ressort)|(?:no|aucun|pas de|pas le|without|sans) (?:\\w+ )?(?:pouvoir (?:de decision|d'achat)|decision power|authority|buying power|pouvoir decisionnel|say)|(?:not|n't|isn'?t|pas)(?: \\w+)? (?:my|ma|his|her|sa|son) (?:decision|call|department|responsibilit\\w+|role|perimetre|ressort|domaine)|ne (?:releve|depend) pas (?:que )?de (?:moi|lui|elle)|not (?:entirely |only |really )?up to (?:me|him|her)|above my (?:pay grade|head)|beyond my|wrong (?:person|contact)|mauvais(?:e)? (?:personne|interlocuteur)|(?:influenceur|influenceuse|influencer|prescripteur|prescriptrice|gatekeeper|simple utilisat\\w+|end user|only a user|just a user|juste un utilisateur)`,
    ),
    hasOwnNegation: true,
  },
  {
    code: 'AUTHORITY_OTHER_DECIDES',
    points: 4,
    isNegative: true,
    hasOwnNegation: true,
    pattern: pattern(
      `${OWNER} ?(?:\\w+ ){0,2}${BOSS}(?: \\w+){0,3}? (?:qui )?(?:decide[s]?|decidera|tranche\\w*|valide(?:ra)?|signe(?:ra)?|signs?(?: off)?|makes? (?:the|all|every)|approves?|has the (?:final|last)|(?:to|must|needs? to|has to|doit|devra|should) (?:sign|approve|validate|decide|agree|valider|signer|approuver|trancher|donner son)|a le dernier mot|aura le dernier mot|will decide|must approve|doit valider|holds the budget|gere le budget|controls)|(?:decision|choix|validation|budget|achats?|call)(?: \\w+){0,3} (?:revient|appartient|depend|se fait|se prend|is (?:made|taken)|sits|lies|rests|belongs|comes|goes|made|remonte|passe|prise?|taken|validee?|up)(?: \\w+){0,2} (?:par|by|with|at|to|de|du|a|au|chez|from|avec) (?:\\w+ |l')?(?:\\w+ )?${BOSS}|decid(?:e|ed|es) (?:by|par|at|au) (?:\\w+ )?(?:\\w+ )?${BOSS}|(?:adressez|contactez|voyez|parlez|speak|talk|contact|reach out|ask|see|refer)(?: [a-z-]+){0,3} ${OWNER} (?:\\w+ )?${BOSS}`,
    ),
  },
];

const SELF_ROLE =
  /\b(?:je suis|moi c'est|en tant que|en ma qualite de|je travaille comme|mon poste(?: est|:)|i am|i'?m|as|my (?:role|title|job|position) is|i work as|i serve as|speaking as|j'occupe le poste de|je viens d'etre nommee?|i was (?:just )?(?:appointed|promoted)(?: to| as)?)\s(?:the |a |an |our |le |la |l'|un |une |votre |the new |le nouveau |la nouvelle |new |actuellement |currently )*([a-z][a-z&' -]{1,60})/g;
const OTHERS_ROLE = /\b(?:pas|not|assistante? (?:de|du)|wife|husband|fils|son of|reporting to|sous)\b/;

interface RankFound {
  readonly rank: Exclude<Rank, 'unknown'>;
  readonly signal: Signal;
}

function rankSignal(rank: Rank, evidence: Signal['evidence'] | undefined, date?: string): RankFound | undefined {
  if (rank === 'unknown' || !evidence) return undefined;
  const band = BANDS[RANKS.indexOf(rank)];
  if (band === undefined) return undefined;
  return {
    rank,
    signal: { code: `AUTHORITY_${rank.toUpperCase()}`, points: middlePoints(band), isNegative: false, evidence, date },
  };
}

const SIGN_OFF =
  /^(?:--+|(?:bien )?cordialement|(?:tres )?cordialement|bien a (?:vous|toi)|salutations.*|(?:meilleures|sinceres) salutations|sincerement|cdlt|(?:best|kind|warm)?(?: regards)|best|all the best|sincerely|cheers|(?:many )?thanks|merci|regards)\s*[,.!]?$/;
/** Lines of a signature that may hold the signer's post: the name, the post, and a line of slack. */
const SIGNATURE_LINES = 3;
const WORDS_OF_A_TITLE = 7;

/** The post under the signature of a mail kept as a note. */
function rankInSignatures(passages: readonly Passage[]): RankFound | undefined {
  for (const [index, { folded, source }] of passages.entries()) {
    if (!SIGN_OFF.test(folded.text.trim())) continue;
    for (const line of passages.slice(index + 1, index + 1 + SIGNATURE_LINES)) {
      if (line.source !== source || !line.isTrusted || line.text.split(/\s+/).length > WORDS_OF_A_TITLE) break;
      const found = rankSignal(readJobTitle(line.text).rank, evidenceOf(line, 0, line.folded.text.length), line.date);
      if (found) return found;
    }
  }
  return undefined;
}

function rankInFields(reading: Reading): RankFound | undefined {
  for (const field of reading.fields.filter(({ key }) => /title|poste|fonction|role|position/i.test(key))) {
    const found = rankSignal(readJobTitle(field.text).rank, evidenceOfField(field));
    if (found) return found;
  }
  return undefined;
}

/** The role the lead claims in their own words; other people's roles are not read. */
function rankInNotes(passages: readonly Passage[]): RankFound | undefined {
  for (const passage of passages) {
    if (!passage.isTrusted || passage.isQuestion) continue;
    for (const match of passage.folded.text.matchAll(SELF_ROLE)) {
      const role =
        (match[1] ?? '').split(
          /\b(?:and i|et je|mais|but|at|chez|for|pour|depuis|since|who|qui|dans|in charge)\b|[.,;:]/,
        )[0] ?? '';
      const end = match.index + match[0].length;
      if (OTHERS_ROLE.test(match[0]) || role.trim().split(/\s+/).length > 7) continue;
      if (
        polarityOfFolded(passage.folded.text, match.index, end).negated ||
        !isAboutTheLeadToday(passage, match.index, end)
      )
        continue;
      const found = rankSignal(readJobTitle(role.trim()).rank, evidenceOf(passage, match.index, end), passage.date);
      if (found) return found;
    }
  }
  return undefined;
}

const TOP_PERSON =
  /\b(?:ceo|pdg|dg|gerant\w*|president\w*|owner|managing director|directeur general|directrice generale)\b/;
const TOP_BODY =
  /\b(?:board|conseil|comite\w*|codir|comex|associes?|partners|actionnaires?|shareholders|groupe|maison[ -]mere|siege|hq|headquarters)\b/;

/** "The CEO decides" about a lead who is the CEO does not lower them. */
function isTheLeadThemselves(signal: Signal, rank: Rank): boolean {
  const quote = signal.evidence.quote.toLowerCase();
  return (
    rank === 'c_level' && signal.code === 'AUTHORITY_OTHER_DECIDES' && TOP_PERSON.test(quote) && !TOP_BODY.test(quote)
  );
}

function withModality(found: RankFound, modality: Signal): readonly Signal[] {
  const band = bandOf(found.signal.points);
  if (!modality.isNegative) return [{ ...found.signal, code: modality.code, points: topPoints(band) }, modality];
  const lower = neighbourBand(band, -1);
  const points = lower === band ? BAND_POINTS[band][0] + 1 : middlePoints(lower);
  return [{ ...found.signal, code: modality.code, points }, modality];
}

/** What the sources say of the lead's authority: the rank of the title, moved by what is said of who decides. */
export function assessAuthority(reading: Reading): readonly Signal[] {
  const found = rankInFields(reading) ?? rankInNotes(reading.passages) ?? rankInSignatures(reading.passages);
  const said = reading.passages.flatMap((passage) => findSignals(passage, RULES));
  const relevant = said.filter((signal) => !isTheLeadThemselves(signal, found?.rank ?? 'unknown'));
  const modality = weakest(ofNewestText(relevant));
  if (!found) return modality ? [modality.isNegative ? modality : { ...modality, points: 16 }] : [];
  return modality ? withModality(found, modality) : [found.signal];
}
