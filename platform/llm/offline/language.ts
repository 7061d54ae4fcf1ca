import { eld as detector } from 'eld/small';
import { foldPlain } from './fold.js';

/** The languages the offline toolbox reads. */
export type Language = 'fr' | 'en';

/** Under this many letters, the text says too little: the prior decides. */
const TOO_SHORT_LETTERS = 8;
/** Under this many letters, a detector's opinion needs a function word to beat the prior. */
const SHORT_LETTERS = 25;

const FRENCH_WORDS =
  /\b(?:le|la|les|des|du|une|est|et|pas|nous|vous|je|il|elle|on|pour|avec|dans|sur|qui|que|ne|au|aux|ce|cette|mais|sont|avons|merci|bonjour|oui|chez|trop|bien|rappeler|leur|ils)\b|\b[cdjlmnstqu]+'/g;
const ENGLISH_WORDS =
  /\b(?:the|and|is|are|was|not|we|you|they|he|she|it|to|of|for|with|in|on|this|that|have|has|will|but|our|their|yes|thanks|hello|please|too|an|my|your|be|can)\b/g;

const instance = detector.newInstance();
instance.setLanguageSubset(['fr', 'en']);

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * The language of a text, French or English. Short texts lean on `prior` (the account's language): under 8 letters
 * it always decides, under 25 only function words overrule it.
 */
export function detectLanguage(text: string, prior: Language = 'en'): Language {
  const sample = text.slice(0, 2000);
  const folded = foldPlain(sample);
  const letters = folded.replace(/[^a-z]/g, '').length;
  if (letters < TOO_SHORT_LETTERS) return prior;
  const french = count(folded, FRENCH_WORDS);
  const english = count(folded, ENGLISH_WORDS);
  if (letters < SHORT_LETTERS) {
    if (french === english) return prior;
    return french > english ? 'fr' : 'en';
  }
  const detected = instance.detect(sample).language;
  if (detected === 'fr' || detected === 'en') return detected;
  if (french === english) return prior;
  return french > english ? 'fr' : 'en';
}
