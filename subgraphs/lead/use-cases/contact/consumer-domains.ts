import emailProviders from 'email-providers';
import { isFreeMailDomain } from '../../domain/email-address.js';

const providers: ReadonlySet<string> = new Set(emailProviders);

/** Whether anybody can have an address at this domain: a public list, and ours, which knows the French ones better. */
export const isConsumerDomain = (domain: string): boolean => {
  const name = domain.toLowerCase().replace(/\.$/u, '');
  return isFreeMailDomain(name) || providers.has(name);
};
