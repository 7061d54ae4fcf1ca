'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button';
import { Field, SelectInput, TextInput } from '../../ui/field';
import { useActionName } from './action-name';
import { knownActions } from './known-actions';
import type { ActView } from './audit-view';

interface AuditFiltersProps {
  readonly view: ActView;
  readonly isNarrowed: boolean;
  /** Ways to narrow that this log alone has. */
  readonly children: ReactNode;
  readonly onChange: (parameters: Readonly<Record<string, string | null>>) => void;
  readonly onClear: () => void;
}

/** Which entries of an audit log to show. */
export function AuditFilters({ view, isNarrowed, children, onChange, onClear }: AuditFiltersProps) {
  const t = useTranslations('audit');
  const nameOf = useActionName();
  return (
    <search className="mb-3 flex flex-wrap items-end gap-2">
      {children}
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
        <Button tone="quiet" onClick={onClear}>
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
