'use client';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { AssessmentFragment } from '../../graphql/generated/graphql';
import { classNames } from '../../ui/class-names';
import { useSourceName } from '../shell/use-source-name';
import { highlightEvidence } from './highlight-evidence';
import type { NumberedEvidence } from './numbered-evidence';

interface AssessmentSourcesProps {
  readonly sources: AssessmentFragment['sources'];
  readonly evidence: readonly NumberedEvidence[];
  /** The number of the quote the reader is looking for. */
  readonly pointedAt: number | null;
}

/** The texts that were read, with the verified quotes marked where they stand. */
export function AssessmentSources({ sources, evidence, pointedAt }: AssessmentSourcesProps) {
  const t = useTranslations('lead');
  if (sources.length === 0) return null;
  return (
    <section className="grid gap-3 border-t border-line bg-sunken/40 p-4">
      <h3 className="font-medium">{t('sources')}</h3>
      {sources.map((source) => (
        <MarkedSource key={source.key} source={source} evidence={evidence} pointedAt={pointedAt} />
      ))}
    </section>
  );
}

interface MarkedSourceProps {
  readonly source: AssessmentFragment['sources'][number];
  readonly evidence: readonly NumberedEvidence[];
  readonly pointedAt: number | null;
}

function MarkedSource({ source, evidence, pointedAt }: MarkedSourceProps) {
  const nameOf = useSourceName();
  const segments = useMemo(() => highlightEvidence(source, evidence), [source, evidence]);
  const begun = new Set<number>();
  return (
    <figure className="rounded-md border border-line bg-surface p-3" data-source={source.key}>
      <figcaption className="mb-1 text-xs text-soft">{nameOf(source.key, source.label)}</figcaption>
      <p className="leading-relaxed whitespace-pre-wrap">
        {segments.map(({ text, quotes }, index) => {
          if (quotes.length === 0) return text;
          const numbers = quotes.map((quote) => evidence[quote]?.number ?? 0);
          const beginning = numbers.filter((number) => !begun.has(number));
          for (const number of beginning) begun.add(number);
          return (
            <mark
              key={index}
              data-evidence={numbers.join(' ')}
              className={classNames(
                numbers.length > 1 && 'bg-quote-strong',
                pointedAt !== null && numbers.includes(pointedAt) && 'outline-2 outline-accent',
              )}
            >
              {beginning.map((number) => (
                <span key={number} id={`evidence-${String(number)}`} tabIndex={-1} className="outline-none" />
              ))}
              {text}
            </mark>
          );
        })}
      </p>
    </figure>
  );
}
