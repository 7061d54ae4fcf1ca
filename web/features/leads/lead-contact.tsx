'use client';
import { useMutation } from '@apollo/client/react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { RecordObjectionDocument, type ContactVerdictFragment } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { Modal } from '../../ui/modal';
import { ModalButtons } from '../../ui/modal-buttons';
import { Notice } from '../../ui/notice';

interface LeadContactProps {
  readonly leadId: string;
  readonly name: string;
  readonly contact: ContactVerdictFragment;
  /** Told when an objection was recorded, or could not be because the lead is gone: what is shown is to be read again. */
  readonly onObjected: () => void;
}

/** Whether the person may be written to, why not, and the place to note that they do not want to be. */
export function LeadContact({ leadId, name, contact, onObjected }: LeadContactProps) {
  const t = useTranslations('contact');
  const format = useFormatter();
  const [isAsking, setIsAsking] = useState(false);
  const [record, { loading, error }] = useMutation(RecordObjectionDocument);

  const confirm = async (): Promise<void> => {
    const answer = await record({ variables: { input: { leadId } } }).catch(() => null);
    setIsAsking(false);
    if (answer?.data) onObjected();
  };

  return (
    <Card className="p-4">
      <CardTitle className="mb-3">{t('title')}</CardTitle>
      <Notice tone={contact.allowed ? 'good' : 'warn'}>{t(contact.allowed ? 'allowed' : 'refused')}</Notice>
      {contact.refusals.length > 0 && (
        <ul className="mt-3 grid list-disc gap-1 pl-5">
          {contact.refusals.map(({ code, since }) => (
            <li key={code} data-refusal={code}>
              {t(`code_${code}`)}
              {since !== null && ` ${t('since', { date: format.dateTime(new Date(since), { dateStyle: 'medium' }) })}`}
            </li>
          ))}
        </ul>
      )}
      {error && <ErrorState error={error} />}
      {contact.viewerCanRecordObjection && (
        <Button
          size="small"
          className="mt-3"
          onClick={() => {
            setIsAsking(true);
          }}
        >
          {t('object')}
        </Button>
      )}
      {isAsking && (
        <Modal
          title={t('objectTitle', { name })}
          onClose={() => {
            setIsAsking(false);
          }}
        >
          <p className="text-soft">{t('objectText')}</p>
          <ModalButtons
            keep={t('keep')}
            confirm={t('objectConfirm')}
            danger
            disabled={loading}
            onKeep={() => {
              setIsAsking(false);
            }}
            onConfirm={() => void confirm()}
          />
        </Modal>
      )}
    </Card>
  );
}
