'use client';
import { useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import type { Act } from '../../graphql/client/use-act';
import { ActProblem } from '../../ui/act-problem';
import { Field, TextArea, TextInput } from '../../ui/field';
import { Modal } from '../../ui/modal';
import { ModalButtons } from '../../ui/modal-buttons';

/** How long the reason of an act must be that people will ask about later. */
const reasonLength = { min: 10, max: 500 };

interface ReasonDialogProps {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  /** What must be typed once more before it is done; nothing when absent. */
  readonly nameToType?: string;
  readonly act: Act;
  /** Does it; the dialog closes when it was done. */
  readonly onConfirm: (reason: string, typedName: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Asks why before something is done that ends people's access or looks at what is theirs. */
export function ReasonDialog({ title, text, confirm, nameToType, act, onConfirm, onClose }: ReasonDialogProps) {
  const t = useTranslations('admin');
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (await onConfirm(reason.trim(), typed)) onClose();
  };

  return (
    <Modal title={title} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        <p className="text-soft">{text}</p>
        <Field
          label={t('reason')}
          hint={t('reasonHint')}
          error={act.wrong.includes('reason') ? t('reasonWrong') : null}
        >
          {(described) => (
            <TextArea
              {...described}
              required
              autoFocus
              minLength={reasonLength.min}
              maxLength={reasonLength.max}
              value={reason}
              onChange={(event) => {
                setReason(event.target.value);
              }}
            />
          )}
        </Field>
        {nameToType !== undefined && (
          <Field
            label={t('typeName', { name: nameToType })}
            error={act.wrong.includes('confirmName') ? t('typeNameWrong') : null}
          >
            {(described) => (
              <TextInput
                {...described}
                required
                autoComplete="off"
                value={typed}
                onChange={(event) => {
                  setTyped(event.target.value);
                }}
              />
            )}
          </Field>
        )}
        <ActProblem act={act} />
        <ModalButtons
          keep={t('cancel')}
          confirm={confirm}
          danger
          disabled={act.busy || (nameToType !== undefined && typed !== nameToType)}
          onKeep={onClose}
        />
      </form>
    </Modal>
  );
}
