'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { MemberRowFragment } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { SelectInput } from '../../ui/field';
import { Modal } from '../../ui/modal';
import type { MemberActs } from './use-member-acts';

interface MemberRowProps {
  readonly member: MemberRowFragment;
  readonly acts: MemberActs;
}

/** A member: who they are, what they may do, and what may be done about them. */
export function MemberRow({ member, acts }: MemberRowProps) {
  const t = useTranslations('members');
  const [removing, setRemoving] = useState(false);
  return (
    <li data-member={member.email} className="flex flex-wrap items-center gap-3 p-4">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{member.name}</p>
        <p className="truncate text-xs text-soft">
          {member.email}
          {member.status === 'INVITED' && ` · ${t('waiting')}`}
        </p>
      </div>
      <RoleChoice member={member} acts={acts} />
      {member.viewerCanRemove && (
        <Button
          size="small"
          tone="danger"
          onClick={() => {
            setRemoving(true);
          }}
        >
          {t('remove')}
        </Button>
      )}
      {removing && (
        <Modal
          title={t('removeTitle', { name: member.name })}
          onClose={() => {
            setRemoving(false);
          }}
        >
          <p className="mb-4 text-soft">{t('removeText')}</p>
          <div className="flex justify-end gap-2">
            <Button
              onClick={() => {
                setRemoving(false);
              }}
            >
              {t('keep')}
            </Button>
            <Button
              tone="danger"
              disabled={acts.busy}
              onClick={() => {
                setRemoving(false);
                void acts.remove(member.id);
              }}
            >
              {t('removeConfirm')}
            </Button>
          </div>
        </Modal>
      )}
    </li>
  );
}

function RoleChoice({ member, acts }: MemberRowProps) {
  const t = useTranslations('members');
  const roleName = useTranslations('role');
  if (!member.viewerCanChangeRole) return <span className="text-sm text-soft">{roleName(member.role)}</span>;
  return (
    <SelectInput
      className="w-auto"
      aria-label={t('roleOf', { name: member.name })}
      value={member.role}
      disabled={acts.busy}
      onChange={(event) => {
        const role = member.assignableRoles.find((each) => each === event.target.value);
        if (role !== undefined) void acts.changeRole(member.id, role);
      }}
    >
      {member.assignableRoles.map((each) => (
        <option key={each} value={each}>
          {roleName(each)}
        </option>
      ))}
    </SelectInput>
  );
}
