'use client';
import { useFormatter, useMessages, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { CriteriaReadingFragment } from '../../graphql/generated/graphql';
import { classNames } from '../../ui/class-names';

interface ChipGroup {
  readonly key: 'titles' | 'seniorities' | 'functions' | 'sectors' | 'subIndustries' | 'places' | 'exclusions';
  readonly values: readonly string[];
}

const groupsOf = (criteria: CriteriaReadingFragment): ChipGroup[] => [
  { key: 'titles', values: criteria.titles },
  { key: 'seniorities', values: criteria.seniorities },
  { key: 'functions', values: criteria.functions },
  { key: 'sectors', values: criteria.sectors },
  { key: 'subIndustries', values: criteria.subIndustries },
  { key: 'places', values: criteria.places },
  { key: 'exclusions', values: criteria.exclusions },
];

/** How a free text was understood: one row a kind of criterion, exclusions struck out, leftovers named. */
export function CriteriaChips({ criteria }: { readonly criteria: CriteriaReadingFragment }) {
  const t = useTranslations('criteria');
  const names: Readonly<Record<string, string | undefined>> = useMessages().criterionValue;
  const size = useSizeText(criteria);
  const founded = useFoundedText(criteria);
  const groups = groupsOf(criteria).filter((group) => group.values.length > 0);
  if (groups.length === 0 && size === null && founded === null && criteria.unread.length === 0) {
    return <p className="text-soft">{t('nothing')}</p>;
  }
  return (
    <dl className="grid gap-2">
      {groups.map(({ key, values }) => (
        <ChipRow key={key} label={t(key)}>
          {values.map((value) => (
            <Chip key={value} excluded={key === 'exclusions'}>
              {names[value] ?? value}
            </Chip>
          ))}
        </ChipRow>
      ))}
      {size !== null && (
        <ChipRow label={t('size')}>
          <Chip>{size}</Chip>
        </ChipRow>
      )}
      {founded !== null && (
        <ChipRow label={t('founded')}>
          <Chip>{founded}</Chip>
        </ChipRow>
      )}
      {criteria.unread.length > 0 && (
        <ChipRow label={t('unread')}>
          {criteria.unread.map((value) => (
            <span key={value} className="rounded-full border border-dashed border-warn px-2 py-0.5 text-xs text-warn">
              {value}
            </span>
          ))}
        </ChipRow>
      )}
    </dl>
  );
}

function ChipRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-1 sm:grid-cols-[7rem_1fr] sm:gap-3">
      <dt className="pt-0.5 text-xs text-soft">{label}</dt>
      <dd className="flex flex-wrap gap-1">{children}</dd>
    </div>
  );
}

function Chip({ excluded = false, children }: { readonly excluded?: boolean; readonly children: ReactNode }) {
  return (
    <span
      className={classNames(
        'rounded-full px-2 py-0.5 text-xs font-medium',
        excluded ? 'bg-bad-wash text-bad line-through' : 'bg-accent-wash text-accent-strong',
      )}
    >
      {children}
    </span>
  );
}

function useSizeText({ sizeMin, sizeMax }: CriteriaReadingFragment): string | null {
  const t = useTranslations('criteria');
  const format = useFormatter();
  if (sizeMin !== null && sizeMax !== null) {
    return t('sizeBetween', { min: format.number(sizeMin), max: format.number(sizeMax) });
  }
  if (sizeMin !== null) return t('sizeFrom', { min: format.number(sizeMin) });
  return sizeMax === null ? null : t('sizeTo', { max: format.number(sizeMax) });
}

function useFoundedText({ foundedAfter, foundedBefore }: CriteriaReadingFragment): string | null {
  const t = useTranslations('criteria');
  if (foundedAfter !== null && foundedBefore !== null) {
    return t('foundedBetween', { after: String(foundedAfter), before: String(foundedBefore) });
  }
  if (foundedAfter !== null) return t('foundedAfter', { after: String(foundedAfter) });
  return foundedBefore === null ? null : t('foundedBefore', { before: String(foundedBefore) });
}
