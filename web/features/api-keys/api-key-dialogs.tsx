'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ApiKeyRowFragment } from '../../graphql/generated/graphql';
import { Field, SelectInput } from '../../ui/field';
import { Modal } from '../../ui/modal';
import { ModalButtons } from '../../ui/modal-buttons';
import type { ApiKeyActs } from './use-api-key-acts';

interface DialogProps {
  readonly apiKey: ApiKeyRowFragment;
  readonly acts: ApiKeyActs;
  readonly onClose: () => void;
}

const overlaps = [0, 1, 24, 168] as const;
const overlapDefault = 24;

/** Replaces a key; both work for a while, so that programs can change over. */
export function RotateDialog({ apiKey, acts, onClose }: DialogProps) {
  const t = useTranslations('apiKeys');
  const [hours, setHours] = useState<number>(overlapDefault);
  return (
    <Modal title={t('rotateTitle', { name: apiKey.name })} onClose={onClose}>
      <Field label={t('overlap')} hint={t('overlapHint')}>
        {(described) => (
          <SelectInput
            {...described}
            value={hours}
            onChange={(event) => {
              setHours(Number(event.target.value));
            }}
          >
            {overlaps.map((each) => (
              <option key={each} value={each}>
                {t('overlapHours', { hours: each })}
              </option>
            ))}
          </SelectInput>
        )}
      </Field>
      <ModalButtons
        keep={t('cancel')}
        confirm={t('rotateConfirm')}
        disabled={acts.act.busy}
        onKeep={onClose}
        onConfirm={() => {
          onClose();
          void acts.rotate(apiKey.id, hours);
        }}
      />
    </Modal>
  );
}

/** Ends a key at once. */
export function RevokeDialog({ apiKey, acts, onClose }: DialogProps) {
  const t = useTranslations('apiKeys');
  return (
    <Modal title={t('revokeTitle', { name: apiKey.name })} onClose={onClose}>
      <p className="text-soft">{t('revokeText')}</p>
      <ModalButtons
        keep={t('cancel')}
        confirm={t('revokeConfirm')}
        danger
        disabled={acts.act.busy}
        onKeep={onClose}
        onConfirm={() => {
          onClose();
          void acts.revoke(apiKey.id);
        }}
      />
    </Modal>
  );
}
