import type french from '../messages/fr.json';
import type { InterfaceLocale } from './locale';

declare module 'next-intl' {
  interface AppConfig {
    Locale: InterfaceLocale;
    Messages: typeof french;
  }
}
