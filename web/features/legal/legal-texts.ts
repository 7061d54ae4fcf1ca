import type { InterfaceLocale } from '../../i18n/locale';
import type { LegalDocument, LegalText } from './legal-text';
import { privacyEnglish } from './texts/privacy-2026-11-en';
import { privacyFrench } from './texts/privacy-2026-11-fr';
import { termsEnglish } from './texts/terms-2026-11-en';
import { termsFrench } from './texts/terms-2026-11-fr';

type Texts = Readonly<Record<LegalDocument, Readonly<Record<InterfaceLocale, LegalText>>>>;

/** The words of every version; which one is in force is the server's to say. */
const versions: Readonly<Record<string, Texts>> = {
  '2026-11': {
    terms: { en: termsEnglish, fr: termsFrench },
    privacy: { en: privacyEnglish, fr: privacyFrench },
  },
};

/** The words of a version; null for one that this web app does not have. */
export const textOf = (version: string, document: LegalDocument, locale: InterfaceLocale): LegalText | null =>
  versions[version]?.[document][locale] ?? null;
