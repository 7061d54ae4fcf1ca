'use client';
import { useTranslations } from 'next-intl';
import { SelectInput } from '../../ui/field';
import { SearchBox } from '../../ui/search-box';
import { leadStatuses, verdicts, type LeadView } from './lead-filter';

interface LeadFiltersProps {
  readonly view: LeadView;
  readonly onChange: (parameters: Readonly<Record<string, string | null>>) => void;
}

/** Which leads to show, and in which order. */
export function LeadFilters({ view, onChange }: LeadFiltersProps) {
  const t = useTranslations('leads');
  const statuses = useTranslations('leadStatus');
  const verdictNames = useTranslations('verdict');
  return (
    <search className="mb-3 grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
      <SearchBox
        label={t('search')}
        value={view.search}
        className="max-sm:col-span-2"
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
