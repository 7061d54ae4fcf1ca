'use client';
import { useTranslations } from 'next-intl';
import type { DraftFragment } from '../../graphql/generated/graphql';
import { useSourceName } from '../shell/use-source-name';

/** The facts a draft mentions, each with the words of the source it comes from. */
export function DraftFacts({ facts }: { readonly facts: DraftFragment['facts'] }) {
  const t = useTranslations('drafts');
  const nameOf = useSourceName();
  return (
    <section className="grid gap-2 border-t border-line bg-sunken/40 p-4">
      <h3 className="text-xs font-medium text-soft">{t('facts')}</h3>
      {facts.length === 0 && <p className="text-soft">{t('noFacts')}</p>}
      <ul className="grid gap-2">
        {facts.map((fact, index) => (
          <li key={index} className="border-l-2 border-quote pl-3">
            <q>{fact.quote}</q>
            <span className="text-xs text-soft"> · {nameOf(fact.source, null)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
