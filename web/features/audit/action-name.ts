'use client';
import { useTranslations } from 'next-intl';
import { knownActions } from './known-actions';

/** One of them. */
type KnownAction = (typeof knownActions)[number];

/** Keys of messages have no dots: they would be paths. */
const keyOf = (action: KnownAction) => action.replace('.', '_') as KeyOf<KnownAction>;
type KeyOf<Action extends string> = Action extends `${infer Room}.${infer Verb}` ? `${Room}_${Verb}` : never;

/** What an act is called in the language of the interface; one without words keeps the name it has in the log. */
export function useActionName(): (action: string) => string {
  const t = useTranslations('auditAction');
  return (action) => {
    const known = knownActions.find((one) => one === action);
    return known === undefined ? action : t(keyOf(known));
  };
}
