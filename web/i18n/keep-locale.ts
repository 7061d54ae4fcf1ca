import { localeCookie, type InterfaceLocale } from './locale';

const yearSeconds = 365 * 24 * 3600;

/** Keeps the choice of a language for a year; the pages take it up when they are asked for again. */
export function keepLocale(locale: InterfaceLocale): void {
  document.cookie = `${localeCookie}=${locale}; Path=/; SameSite=Lax; Max-Age=${String(yearSeconds)}`;
}
