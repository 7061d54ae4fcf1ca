'use client';
import { useTranslations } from 'next-intl';
import { Button } from '../../ui/button';
import { Field, SelectInput, TextInput } from '../../ui/field';
import { SearchBox } from '../../ui/search-box';
import { knownActions, useActionName } from './action-name';
import type { AuditView } from './audit-view';

interface AuditFiltersProps {
  readonly view: AuditView;
  readonly onChange: (parameters: Readonly<Record<string, string | null>>) => void;
}

/** Which entries to show. */
export function AuditFilters({ view, onChange }: AuditFiltersProps) {
  const t = useTranslations('audit');
  const nameOf = useActionName();
  const isNarrowed = [view.text, view.action, view.actorId ?? '', view.fromDay, view.toDay].some((one) => one !== '');
  return (
    <search className="mb-3 flex flex-wrap items-end gap-2">
      <SearchBox
        key={isNarrowed ? 'narrowed' : 'whole'}
        label={t('search')}
        value={view.text}
        onSearch={(text) => {
          onChange({ text });
        }}
      />
      <SelectInput
        aria-label={t('filterAction')}
        className="sm:w-auto"
        value={view.action}
        onChange={(event) => {
          onChange({ action: event.target.value });
        }}
      >
        <option value="">{t('everyAction')}</option>
        {knownActions.map((action) => (
          <option key={action} value={action}>
            {nameOf(action)}
          </option>
        ))}
      </SelectInput>
      <DayField
        label={t('from')}
        value={view.fromDay}
        onChange={(from) => {
          onChange({ from });
        }}
      />
      <DayField
        label={t('to')}
        value={view.toDay}
        onChange={(to) => {
          onChange({ to });
        }}
      />
      {isNarrowed && (
        <Button
          tone="quiet"
          onClick={() => {
            onChange({ text: null, action: null, actor: null, from: null, to: null });
          }}
        >
          {t('clear')}
        </Button>
      )}
    </search>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}

function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <Field label={label} className="flex items-center">
      {(described) => (
        <TextInput
          {...described}
          type="date"
          className="w-auto"
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
