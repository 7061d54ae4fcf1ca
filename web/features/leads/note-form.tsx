'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AddLeadNoteDocument } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Field, TextArea } from '../../ui/field';

/** Longest note that is taken. */
const noteLengthMax = 5000;

/** Writes a note into a lead's history. */
export function NoteForm({ leadId, onNoted }: { readonly leadId: string; readonly onNoted: () => void }) {
  const t = useTranslations('lead');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [add, { loading, error }] = useMutation(AddLeadNoteDocument);

  const submit = async (): Promise<void> => {
    const trimmed = text.trim();
    setProblem(trimmed === '' ? t('noteNeeded') : null);
    if (trimmed === '') return;
    const answer = await add({ variables: { input: { leadId, text: trimmed } } }).catch(() => null);
    const result = answer?.data?.addLeadNote;
    if (result?.__typename === 'LeadNoteAdded') {
      setText('');
      onNoted();
    } else if (result) {
      setProblem(t(result.__typename === 'LeadNotFound' ? 'noteLeadGone' : 'noteRefused', { max: noteLengthMax }));
    }
  };

  return (
    <form
      className="mb-4 grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label={t('note')} error={problem}>
        {(described) => (
          <TextArea
            {...described}
            rows={2}
            className="min-h-16"
            value={text}
            maxLength={noteLengthMax}
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
        )}
      </Field>
      {error && <ErrorState error={error} />}
      <Button type="submit" size="small" className="justify-self-end" disabled={loading}>
        {t('addNote')}
      </Button>
    </form>
  );
}
