'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { DraftFragment } from '../../graphql/generated/graphql';

/** Who decided what on a draft, or that this viewer may not. */
export function DraftDecision({ draft }: { readonly draft: DraftFragment }) {
  const t = useTranslations('drafts');
  const format = useFormatter();
  if (draft.decidedAt === null) return <p className="text-xs text-soft">{t('mayNotDecide')}</p>;
  const date = format.dateTime(new Date(draft.decidedAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <p className="text-xs text-soft">
      {draft.decidedBy ? t('decidedBy', { name: draft.decidedBy.name, date }) : t('decidedOn', { date })}
      {draft.rejectionReason !== null && draft.rejectionReason !== '' && ` · ${draft.rejectionReason}`}
    </p>
  );
}
