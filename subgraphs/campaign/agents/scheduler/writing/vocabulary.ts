import { foldText } from '../../../../../platform/providers/directory/word-stems.js';
import type { EmailWordings } from './wordings.js';
import { englishWordings } from './wordings-en.js';
import { frenchWordings } from './wordings-fr.js';

/** Ordinary words a sentence may begin with; a model writes them with a capital. */
const sentenceStarters = {
  fr: 'a afin ainsi alors apres au aucun aussi avant avec bien bonjour car ce cela ces cet cette chez comme comment dans de depuis des donc du en enfin est et il je l la le les leur mais merci mon nos notre nous on or ou par parce pour pourriez pouvez puis quand que quel quelle qui sans serait seriez si son souhaitez sur tout tous un une vos votre voici vous y',
  en: 'a about after all also an and any are as at based because before both but by can could dear do does for from given hello here hi how i if in is it its let like looking many maybe more my no not on one our perhaps please since so some such thank thanks that the their then there these they this those to we what when where which while who why will with would you your',
};

/** The words of a text, folded; punctuation and apostrophes part them. */
export const foldedWords = (text: string): string[] => (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(foldText);

function wordsOf(language: 'fr' | 'en', wordings: EmailWordings): ReadonlySet<string> {
  const texts = Object.values(wordings).flatMap((value: string | readonly string[]) => value);
  return new Set(foldedWords([...texts, sentenceStarters[language]].join(' ').replace(/\{\w+\}/g, ' ')));
}

/** Every word that may stand in an email without coming from its input. */
export const fixedVocabulary: Readonly<Record<'fr' | 'en', ReadonlySet<string>>> = {
  fr: wordsOf('fr', frenchWordings),
  en: wordsOf('en', englishWordings),
};
