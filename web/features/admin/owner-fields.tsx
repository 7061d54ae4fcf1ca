'use client';
import { useTranslations } from 'next-intl';
import { Field, TextInput } from '../../ui/field';

const nameLengthMax = 120;

/** Whom to invite as the first owner; nobody while both are empty. */
export interface NamedOwner {
  readonly ownerEmail: string;
  readonly ownerName: string;
}

interface OwnerFieldsProps {
  readonly owner: NamedOwner;
  /** The fields that are not acceptable as they are. */
  readonly wrong: readonly string[];
  readonly onChange: (owner: NamedOwner) => void;
}

/** Names the first owner of an organization. */
export function OwnerFields({ owner, wrong, onChange }: OwnerFieldsProps) {
  const t = useTranslations('admin');
  return (
    <>
      <Field
        label={t('ownerEmail')}
        hint={t('ownerHint')}
        error={wrong.includes('ownerEmail') ? t('ownerEmailWrong') : null}
      >
        {(described) => (
          <TextInput
            {...described}
            type="email"
            value={owner.ownerEmail}
            onChange={(event) => {
              onChange({ ...owner, ownerEmail: event.target.value });
            }}
          />
        )}
      </Field>
      <Field label={t('ownerName')} error={wrong.includes('ownerName') ? t('ownerNameWrong') : null}>
        {(described) => (
          <TextInput
            {...described}
            required={owner.ownerEmail !== ''}
            maxLength={nameLengthMax}
            value={owner.ownerName}
            onChange={(event) => {
              onChange({ ...owner, ownerName: event.target.value });
            }}
          />
        )}
      </Field>
    </>
  );
}
