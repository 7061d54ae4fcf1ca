'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { DraftFragment } from '../../graphql/generated/graphql';
import { Card } from '../../ui/card';
import { classNames } from '../../ui/class-names';
import { EmailStatusBadge } from '../shell/status-badge';

interface DraftListProps {
  readonly drafts: readonly DraftFragment[];
  readonly chosenId: string;
  readonly onChoose: (index: number) => void;
}

/** The drafts one can go to; hidden on narrow screens, where one goes from draft to draft. */
export function DraftList({ drafts, chosenId, onChoose }: DraftListProps) {
  const t = useTranslations('drafts');
  const chosen = useRef<HTMLLIElement>(null);
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  return (
    <Card className="max-h-[75dvh] overflow-y-auto max-lg:hidden">
      <ul aria-label={t('list')} className="divide-y divide-line">
        {drafts.map((draft, index) => (
          <li key={draft.id} ref={draft.id === chosenId ? chosen : undefined}>
            <button
              type="button"
              aria-current={draft.id === chosenId ? 'true' : undefined}
              data-draft-id={draft.id}
              onClick={() => {
                onChoose(index);
              }}
              className={classNames(
                'grid w-full gap-0.5 px-3 py-2.5 text-left -outline-offset-2 hover:bg-sunken',
                draft.id === chosenId && 'bg-accent-wash hover:bg-accent-wash',
              )}
            >
              <span className="flex items-center justify-between gap-2">
                <span className="truncate font-medium">{draft.lead?.fullName ?? t('leadGone')}</span>
                <EmailStatusBadge status={draft.status} />
              </span>
              <span className="truncate text-xs text-soft">{draft.subject}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
