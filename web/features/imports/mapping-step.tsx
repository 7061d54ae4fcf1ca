'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  RunLeadImportDocument,
  type ImportReadingFragment,
  type ImportStateFragment,
} from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { useLimitSentence } from '../plans/limit-sentence';
import { assignField, mappingInput, suggestedMapping, tellsPeopleApart } from './column-mapping';
import { MappingRow } from './mapping-row';

interface MappingStepProps {
  readonly leadImport: ImportStateFragment;
  readonly preview: ImportReadingFragment;
  readonly onQueued: () => void;
}

/** Says what each column of the file holds, starting from what was recognised. */
export function MappingStep({ leadImport, preview, onQueued }: MappingStepProps) {
  const t = useTranslations('imports');
  const [mapping, setMapping] = useState(() => suggestedMapping(preview.columns));
  const [hasHeader, setHasHeader] = useState(preview.hasHeader);
  const [problem, setProblem] = useState<string | null>(null);
  const limitSentence = useLimitSentence();
  const [run, { loading, error }] = useMutation(RunLeadImportDocument);
  const usable = tellsPeopleApart(mapping);

  const launch = async (): Promise<void> => {
    setProblem(null);
    const input = { importId: leadImport.id, mapping: mappingInput(mapping), hasHeader };
    const answer = await run({ variables: { input } }).catch(() => null);
    const result = answer?.data?.runLeadImport;
    if (result?.__typename === 'LeadImportQueued') onQueued();
    else if (result?.__typename === 'LeadImportNotFound') setProblem(t('notFound'));
    else if (result) setProblem(limitSentence(result));
  };

  return (
    <Card>
      <div className="grid gap-1 border-b border-line p-4">
        <CardTitle>{t('mappingTitle', { file: leadImport.fileName })}</CardTitle>
        <p className="text-xs text-soft">
          {t('reading', {
            encoding: preview.encoding,
            delimiter: preview.delimiter === '\t' ? 'tab' : preview.delimiter,
          })}
        </p>
        <label className="mt-2 flex w-fit items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={hasHeader}
            onChange={(event) => {
              setHasHeader(event.target.checked);
            }}
          />
          {t('hasHeader')}
        </label>
      </div>
      <ul className="divide-y divide-line">
        {preview.columns.map((column) => (
          <MappingRow
            key={column.index}
            column={column}
            samples={preview.rows.slice(0, 3).map((row) => row[column.index] ?? '')}
            field={mapping.get(column.index) ?? null}
            onAssign={(field) => {
              setMapping(assignField(mapping, column.index, field));
            }}
          />
        ))}
      </ul>
      <div className="grid gap-3 border-t border-line p-4">
        {!usable && <Notice tone="warn">{t('needsPerson')}</Notice>}
        {problem !== null && <Notice tone="bad">{problem}</Notice>}
        {error && <ErrorState error={error} />}
        <Button tone="primary" className="justify-self-end" disabled={!usable || loading} onClick={() => void launch()}>
          {loading ? t('starting') : t('run')}
        </Button>
      </div>
    </Card>
  );
}
