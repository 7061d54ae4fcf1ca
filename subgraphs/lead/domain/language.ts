/** A language the agents write. */
export type Language = 'FR' | 'EN';

/** One sentence in every language. */
export type Sentence = Readonly<Record<Language, string>>;

/** One sentence in the languages in which it is known. */
export type Translations = Readonly<Partial<Record<Language, string>>>;

/** A sentence in the language of whoever reads it; as it was written where that language is not known or not asked for. */
export const sentenceIn = (written: string, translations: Translations, language: Language | null): string =>
  (language === null ? undefined : translations[language]) ?? written;
