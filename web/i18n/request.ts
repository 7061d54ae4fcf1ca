import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import en from '../messages/en.json';
import fr from '../messages/fr.json';
import { localeCookie, readLocale } from './locale';

const messages = { fr, en };

export default getRequestConfig(async () => {
  const locale = readLocale((await cookies()).get(localeCookie)?.value);
  return { locale, messages: messages[locale], timeZone: 'Europe/Paris' };
});
