'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Field, TextArea } from '../../ui/field';
import { Modal } from '../../ui/modal';

interface RejectDialogProps {
  readonly subject: string;
  readonly onReject: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why a draft is rejected, so that the next ones get better. */
export function RejectDialog({ subject, onReject, onClose }: RejectDialogProps) {
  const t = useTranslations('drafts');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <Modal title={t('rejectTitle')} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() === '') setMissing(true);
          else onReject(reason.trim());
        }}
      >
        <p className="text-soft">{subject}</p>
        <Field label={t('reason')} error={missing ? t('reasonNeeded') : null}>
          {(described) => (
            <TextArea
              {...described}
              autoFocus
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => {
                setReason(event.target.value);
              }}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button type="submit" tone="danger">
            {t('rejectConfirm')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
