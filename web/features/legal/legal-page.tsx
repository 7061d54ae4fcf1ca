'use client';
import { useQuery } from '@apollo/client/react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { LegalInformationDocument, type LegalInformationQuery } from '../../graphql/generated/graphql';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { SkeletonRows } from '../../ui/skeleton';
import { LanguageSwitch } from '../shell/language-switch';
import { LegalLinks } from './legal-links';
import { LegalOperator } from './legal-operator';
import type { LegalDocument, LegalSection } from './legal-text';
import { textOf } from './legal-texts';
import { RetentionTable } from './retention-table';

type Information = LegalInformationQuery['legalInformation'];

/** The terms or the privacy policy, in the version that the server writes down when people agree (Z-29). */
export function LegalPage({ document }: { readonly document: LegalDocument }) {
  const t = useTranslations('legal');
  const { data, error, refetch } = useQuery(LegalInformationDocument);
  return (
    <main className="mx-auto grid max-w-2xl gap-6 px-4 py-10">
      <h1 className="text-xl font-semibold tracking-tight">{t(`title_${document}`)}</h1>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows count={10} label={t('loading')} />}
      {data && <Text document={document} information={data.legalInformation} />}
      <footer className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
        <LegalLinks />
        <LanguageSwitch />
      </footer>
    </main>
  );
}

interface TextProps {
  readonly document: LegalDocument;
  readonly information: Information;
}

function Text({ document, information }: TextProps) {
  const t = useTranslations('legal');
  const format = useFormatter();
  const { version, inForceSince } = information;
  const text = textOf(version, document, useLocale());
  return (
    <>
      <p className="text-sm text-soft" data-legal-version={version}>
        {t('version', {
          version,
          date: format.dateTime(new Date(inForceSince), { dateStyle: 'long', timeZone: 'UTC' }),
        })}
      </p>
      {text ? (
        <>
          <p>{text.introduction}</p>
          {text.sections.map((section) => (
            <Section key={section.heading} section={section} information={information} />
          ))}
        </>
      ) : (
        <Notice tone="warn">{t('unknownVersion')}</Notice>
      )}
    </>
  );
}

function Section({ section, information }: { readonly section: LegalSection; readonly information: Information }) {
  const { heading, paragraphs, points, part } = section;
  return (
    <section className="grid gap-3">
      <h2 className="font-semibold">{heading}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {points && (
        <ul className="grid list-disc gap-1.5 pl-5">
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      {part === 'OPERATOR' && <LegalOperator operator={information.operator} />}
      {part === 'RETENTION' && <RetentionTable periods={information.retention} />}
    </section>
  );
}
