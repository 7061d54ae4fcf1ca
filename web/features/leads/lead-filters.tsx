'use client';
import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { SelectInput, TextInput } from '../../ui/field';
import { useDebounced } from '../../ui/use-debounced';
import { leadStatuses, verdicts, type LeadView } from './lead-filter';

interface LeadFiltersProps {
  readonly view: LeadView;
  readonly onChange: (parameters: Readonly<Record<string, string | null>>) => void;
}

const settleMs = 300;

/** Which leads to show, and in which order. */
export function LeadFilters({ view, onChange }: LeadFiltersProps) {
  const t = useTranslations('leads');
  const statuses = useTranslations('leadStatus');
  const verdictNames = useTranslations('verdict');
  return (
    <search className="mb-3 grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
      <SearchBox
        search={view.search}
        onSearch={(search) => {
          onChange({ search });
        }}
      />
      <SelectInput
        aria-label={t('filterStatus')}
        className="sm:w-auto"
        value={view.status ?? ''}
        onChange={(event) => {
          onChange({ status: event.target.value });
        }}
      >
        <option value="">{t('everyStatus')}</option>
        {leadStatuses.map((status) => (
          <option key={status} value={status}>
            {statuses(status)}
          </option>
        ))}
      </SelectInput>
      <SelectInput
        aria-label={t('filterVerdict')}
        className="sm:w-auto"
        value={view.verdict ?? ''}
        onChange={(event) => {
          onChange({ verdict: event.target.value });
        }}
      >
        <option value="">{t('everyVerdict')}</option>
        {verdicts.map((verdict) => (
          <option key={verdict} value={verdict}>
            {verdictNames(verdict)}
          </option>
        ))}
      </SelectInput>
      <SelectInput
        aria-label={t('sort')}
        className="max-sm:col-span-2 sm:ml-auto sm:w-auto"
        value={view.sort}
        onChange={(event) => {
          onChange({ sort: event.target.value === 'SCORE' ? 'SCORE' : null });
        }}
      >
        <option value="NEWEST">{t('sortNewest')}</option>
        <option value="SCORE">{t('sortScore')}</option>
      </SelectInput>
    </search>
  );
}

function SearchBox({ search, onSearch }: { readonly search: string; readonly onSearch: (search: string) => void }) {
  const t = useTranslations('leads');
  const [typed, setTyped] = useState(search);
  const settled = useDebounced(typed, settleMs);
  const report = useEffectEvent((next: string) => {
    if (next !== search) onSearch(next);
  });
  useEffect(() => {
    report(settled);
  }, [settled]);
  return (
    <div className="relative max-sm:col-span-2 sm:w-64">
      <Search aria-hidden className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-soft" />
      <TextInput
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        className="pl-8"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
    </div>
  );
}
