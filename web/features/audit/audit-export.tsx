'use client';
import { useMutation } from '@apollo/client/react';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  ExportAuditLogDocument,
  type AuditExportFormat,
  type AuditLogFilter,
  type ExportAuditLogMutation,
} from '../../graphql/generated/graphql';
import { useAct } from '../../graphql/client/use-act';
import { ActProblem } from '../../ui/act-problem';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { Notice } from '../../ui/notice';

type Exported = Extract<ExportAuditLogMutation['exportAuditLog'], { __typename: 'AuditLogExported' }>;

const formats: readonly AuditExportFormat[] = ['CSV', 'JSON_LINES'];

/** Writes the entries that are shown to a file, and gives its link. */
export function AuditExport({ filter }: { readonly filter: AuditLogFilter }) {
  const t = useTranslations('audit');
  const [exportLog] = useMutation(ExportAuditLogDocument);
  const [exported, setExported] = useState<Exported | null>(null);
  const act = useAct((outcome) => {
    if (outcome.__typename === 'AuditLogExported') return null;
    if (outcome.__typename === 'AuditExportTooLarge') return t('problem_AuditExportTooLarge');
    return outcome.__typename === 'InvalidInput' ? t('problem_InvalidInput') : (outcome.message ?? t('problem_other'));
  });

  const write = (format: AuditExportFormat): void => {
    setExported(null);
    void act.run(async () => {
      const outcome = (await exportLog({ variables: { input: { format, filter } } })).data?.exportAuditLog;
      if (outcome?.__typename === 'AuditLogExported') setExported(outcome);
      return outcome;
    });
  };

  return (
    <Card className="grid content-start gap-3 p-4">
      <CardTitle>{t('exportTitle')}</CardTitle>
      <p className="text-sm text-soft">{t('exportText')}</p>
      <div className="flex gap-2">
        {formats.map((format) => (
          <Button
            key={format}
            disabled={act.busy}
            onClick={() => {
              write(format);
            }}
          >
            {t(`export_${format}`)}
          </Button>
        ))}
      </div>
      <ActProblem act={act} />
      {exported && (
        <Notice tone="good">
          <p>{t('exported', { count: exported.entryCount })}</p>
          <a
            className="inline-flex items-center gap-1.5 underline"
            href={exported.downloadPath}
            download={exported.fileName}
          >
            <Download aria-hidden className="size-4" />
            {exported.fileName}
          </a>
        </Notice>
      )}
    </Card>
  );
}
