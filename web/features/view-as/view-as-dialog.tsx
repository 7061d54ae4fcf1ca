'use client';
import { useTranslations } from 'next-intl';
import { ReasonDialog } from '../admin/reason-dialog';
import { useAdminAct } from '../admin/use-admin-act';
import { startViewAs } from './view-as-request';

interface ViewAsDialogProps {
  readonly organizationId: string;
  readonly userId: string | null;
  /** Whose eyes: a person's name, or the organization's. */
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks why, then looks through somebody's eyes. */
export function ViewAsDialog({ organizationId, userId, name, onClose }: ViewAsDialogProps) {
  const t = useTranslations('viewAs');
  const act = useAdminAct();
  return (
    <ReasonDialog
      title={t('title', { name })}
      text={t('text')}
      confirm={t('start')}
      act={act}
      onConfirm={async (reason) => {
        const started = await act.run(() => startViewAs({ organizationId, userId, reason }));
        // A fresh document: nothing that was read as the admin is shown as the member's.
        if (started) window.location.assign('/campaigns');
        return started;
      }}
      onClose={onClose}
    />
  );
}
