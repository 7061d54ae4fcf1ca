'use client';
import { useMutation } from '@apollo/client/react';
import { FileUp } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { StartLeadImportDocument, type ImportStateFragment } from '../../graphql/generated/graphql';
import { useReaderLanguage } from '../../i18n/use-reader-language';
import { Card } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { useLimitSentence } from '../plans/limit-sentence';
import { uploadFile } from './upload-file';

interface UploadStepProps {
  readonly campaignId: string;
  /** An import that was started but has no file yet. */
  readonly waiting: ImportStateFragment | null;
  readonly onUploaded: (importId: string) => void;
}

/** Chooses a CSV file and sends it. */
export function UploadStep({ campaignId, waiting, onUploaded }: UploadStepProps) {
  const t = useTranslations('imports');
  const format = useFormatter();
  const inputId = useId();
  const { send, share, problem, error, fileName } = useUpload(campaignId, waiting, onUploaded);
  const busy = share !== null;
  return (
    <Card className="grid gap-4 p-4 sm:p-6">
      <label
        htmlFor={inputId}
        onDragOver={(event) => {
          event.preventDefault();
        }}
        onDrop={(event) => {
          event.preventDefault();
          const file = event.dataTransfer.files[0];
          if (file && !busy) void send(file);
        }}
        className="grid cursor-pointer justify-items-center gap-2 rounded-lg border border-dashed border-field px-6 py-12 text-center hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent"
      >
        <FileUp aria-hidden className="size-8 text-soft" strokeWidth={1.5} />
        <span className="font-medium">{t('choose')}</span>
        <span className="text-xs text-soft">{t('chooseHint')}</span>
        <input
          id={inputId}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          disabled={busy}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void send(file);
          }}
        />
      </label>
      {busy && (
        <div className="grid gap-1.5" role="status">
          <p className="text-xs text-soft tabular-nums">
            {t('uploading', { file: fileName, percent: format.number(share, { style: 'percent' }) })}
          </p>
          <ProgressBar value={share} label={t('uploadProgress')} />
        </div>
      )}
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      {error !== undefined && <ErrorState error={error} />}
    </Card>
  );
}

function useUpload(campaignId: string, waiting: ImportStateFragment | null, onUploaded: (importId: string) => void) {
  const t = useTranslations('imports');
  const limitSentence = useLimitSentence();
  const language = useReaderLanguage();
  const [start, { error }] = useMutation(StartLeadImportDocument);
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [fileName, setFileName] = useState('');

  const target = async (name: string): Promise<ImportStateFragment | null> => {
    if (waiting) return waiting;
    const answer = await start({ variables: { input: { fileName: name, campaignId, language } } }).catch(() => null);
    const result = answer?.data?.startLeadImport;
    if (result?.__typename === 'LeadImportStarted') return result.leadImport;
    if (result) setProblem(limitSentence(result));
    return null;
  };

  const send = async (file: File): Promise<void> => {
    setProblem(null);
    setFileName(file.name);
    setShare(0);
    const leadImport = await target(file.name);
    if (leadImport) {
      const outcome = await uploadFile(leadImport.uploadPath, file, setShare);
      if (outcome.kind === 'Uploaded') onUploaded(leadImport.id);
      else if (outcome.kind === 'Interrupted') setProblem(t('uploadInterrupted'));
      else if (outcome.status === 413) setProblem(t('uploadTooLarge'));
      else setProblem(t('uploadRefused', { status: String(outcome.status), requestId: outcome.requestId ?? '-' }));
    }
    setShare(null);
  };
  return { send, share, problem, error, fileName };
}
