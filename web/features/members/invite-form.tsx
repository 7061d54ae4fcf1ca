'use client';
import { useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import type { MemberRole } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { Field, SelectInput, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import type { MemberActs } from './use-member-acts';

interface InviteFormProps {
  /** The roles that the viewer may give. */
  readonly roles: readonly MemberRole[];
  readonly acts: MemberActs;
}

/** Invites somebody by address. */
export function InviteForm({ roles, acts }: InviteFormProps) {
  const t = useTranslations('members');
  const roleName = useTranslations('role');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<MemberRole>(roles.at(-1) ?? 'VIEWER');
  const [invited, setInvited] = useState<string | null>(null);

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setInvited(null);
    if (!(await acts.invite(email.trim(), role))) return;
    setInvited(email.trim());
    setEmail('');
  };

  return (
    <Card className="mb-5 p-4">
      <CardTitle className="mb-3">{t('inviteTitle')}</CardTitle>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        <Field label={t('email')} className="min-w-56 flex-1">
          {(described) => (
            <TextInput
              {...described}
              type="email"
              required
              value={email}
              onChange={(event) => {
                setEmail(event.target.value);
              }}
            />
          )}
        </Field>
        <Field label={t('role')}>
          {(described) => (
            <SelectInput
              {...described}
              value={role}
              onChange={(event) => {
                setRole(roles.find((each) => each === event.target.value) ?? role);
              }}
            >
              {roles.map((each) => (
                <option key={each} value={each}>
                  {roleName(each)}
                </option>
              ))}
            </SelectInput>
          )}
        </Field>
        <Button type="submit" tone="primary" disabled={acts.busy}>
          {t('invite')}
        </Button>
      </form>
      {invited !== null && (
        <Notice tone="good" className="mt-3">
          {t('invited', { email: invited })}
        </Notice>
      )}
    </Card>
  );
}
