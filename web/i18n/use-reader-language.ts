import { useLocale } from 'next-intl';
import type { Locale } from '../graphql/generated/graphql';

/** The language in which the API says sentences to whoever looks at the page. */
export function useReaderLanguage(): Locale {
  return useLocale() === 'en' ? 'EN' : 'FR';
}
