'use client';
import { useTranslations } from 'next-intl';
import type { LegalInformationQuery } from '../../graphql/generated/graphql';
import { Card } from '../../ui/card';
import { Cell, DataTable } from '../../ui/data-table';

interface RetentionTableProps {
  readonly periods: LegalInformationQuery['legalInformation']['retention'];
}

/** How long what is kept, by the numbers that the worker erases by. */
export function RetentionTable({ periods }: RetentionTableProps) {
  const t = useTranslations('legal');
  return (
    <Card className="overflow-hidden text-sm">
      <DataTable
        caption={t('retention')}
        columns={(['what', 'howLong'] as const).map((key) => ({ key, label: t(`column_${key}`) }))}
      >
        {periods.map(({ kind, days }) => (
          <tr key={kind}>
            <Cell>{t(`kind_${kind}`)}</Cell>
            <Cell className="whitespace-nowrap">{t('days', { days })}</Cell>
          </tr>
        ))}
      </DataTable>
    </Card>
  );
}
