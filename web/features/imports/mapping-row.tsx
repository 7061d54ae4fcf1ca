'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { ImportField, ImportReadingFragment } from '../../graphql/generated/graphql';
import { SelectInput } from '../../ui/field';

const fields: readonly ImportField[] = [
  'EMAIL',
  'FIRST_NAME',
  'LAST_NAME',
  'FULL_NAME',
  'JOB_TITLE',
  'PHONE',
  'LINKEDIN_URL',
  'COMPANY_NAME',
  'COMPANY_DOMAIN',
  'INDUSTRY',
  'EMPLOYEES',
  'CITY',
  'REGION',
  'COUNTRY',
  'LANGUAGE',
  'NOTES',
  'EXTERNAL_ID',
];

interface MappingRowProps {
  readonly column: ImportReadingFragment['columns'][number];
  readonly samples: readonly string[];
  readonly field: ImportField | null;
  readonly onAssign: (field: ImportField | null) => void;
}

/** One column of the file: its heading, its first values, and the field they fill. */
export function MappingRow({ column, samples, field, onAssign }: MappingRowProps) {
  const t = useTranslations('imports');
  const names = useTranslations('importField');
  const format = useFormatter();
  const header = column.header === '' ? t('column', { number: column.index + 1 }) : column.header;
  return (
    <li className="grid gap-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_15rem] md:items-center md:gap-4">
      <div className="min-w-0">
        <p className="truncate font-medium">{header}</p>
        {column.suggestedField !== null && (
          <p className="text-xs text-soft">
            {t('suggested', { percent: format.number(column.confidence, { style: 'percent' }), reason: column.reason })}
          </p>
        )}
      </div>
      <p className="truncate text-xs text-soft">
        {samples.filter((sample) => sample !== '').join(' · ') || t('noValues')}
      </p>
      <SelectInput
        aria-label={t('fieldOf', { column: header })}
        value={field ?? ''}
        onChange={(event) => {
          onAssign(fields.find((candidate) => candidate === event.target.value) ?? null);
        }}
      >
        <option value="">{t('ignore')}</option>
        {fields.map((candidate) => (
          <option key={candidate} value={candidate}>
            {names(candidate)}
          </option>
        ))}
      </SelectInput>
    </li>
  );
}
