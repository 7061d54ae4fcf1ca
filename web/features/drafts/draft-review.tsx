'use client';
import { MailCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DraftFragment } from '../../graphql/generated/graphql';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { DraftList } from './draft-list';
import { moved, nextWaiting } from './draft-position';
import { DraftReader } from './draft-reader';
import type { draftStatuses } from './draft-status';
import { DraftToolbar } from './draft-toolbar';
import { RejectDialog } from './reject-dialog';
import { useDecisions } from './use-decisions';
import { useDraftShortcuts, useShortcutsChoice } from './use-draft-shortcuts';

interface DraftReviewProps {
  readonly status: (typeof draftStatuses)[number];
  readonly page:
    | {
        readonly nodes: DraftFragment[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      }
    | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onMore: (after: string) => Promise<unknown>;
}

/** Reads drafts one after the other and decides on each, by mouse or keyboard. Nothing is sent. */
export function DraftReview({ status, page, error, onRetry, onMore }: DraftReviewProps) {
  const t = useTranslations('drafts');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [rejecting, setRejecting] = useState(false);
  const shortcuts = useShortcutsChoice();
  const decisions = useDecisions();
  const drafts = page?.nodes ?? [];
  const position = Math.max(
    0,
    drafts.findIndex((draft) => draft.id === chosenId),
  );
  const draft = drafts[position];

  const goTo = (index: number): void => {
    decisions.forgetProblem();
    setChosenId(drafts[index]?.id ?? null);
    const { hasNextPage = false, endCursor = null } = page?.pageInfo ?? {};
    if (hasNextPage && endCursor !== null && index >= drafts.length - 2) void onMore(endCursor);
  };
  const move = (steps: number): void => {
    goTo(moved(position, steps, drafts.length));
  };
  const approve = (): void => {
    if (!draft?.viewerCanApprove) return;
    goTo(nextWaiting(drafts, position));
    void decisions.approve(draft);
  };
  const reject = (reason: string): void => {
    setRejecting(false);
    if (!draft) return;
    goTo(nextWaiting(drafts, position));
    void decisions.reject(draft, reason);
  };
  const askReason = (): void => {
    if (draft?.viewerCanApprove) setRejecting(true);
  };
  useDraftShortcuts(shortcuts.on && !rejecting, {
    j: () => {
      move(1);
    },
    k: () => {
      move(-1);
    },
    a: approve,
    r: askReason,
  });

  if (error !== undefined && error !== null && !page) return <ErrorState error={error} onRetry={onRetry} />;
  return (
    <>
      <DraftToolbar
        status={status}
        position={position}
        count={drafts.length}
        more={page?.pageInfo.hasNextPage ?? false}
        shortcuts={shortcuts}
        onMove={move}
      />
      {decisions.problem}
      {!page && (
        <Card>
          <SkeletonRows count={8} label={t('loading')} />
        </Card>
      )}
      {page && !draft && (
        <Card>
          <EmptyState Icon={MailCheck} title={t(`emptyTitle_${status}`)} text={t('emptyText')} />
        </Card>
      )}
      {draft && (
        <div className="grid grid-cols-1 gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
          <DraftList
            drafts={drafts}
            chosenId={draft.id}
            onChoose={(index) => {
              goTo(index);
            }}
          />
          <DraftReader draft={draft} shortcuts={shortcuts.on} onApprove={approve} onReject={askReason} />
        </div>
      )}
      {rejecting && draft && (
        <RejectDialog
          subject={draft.subject}
          onReject={reject}
          onClose={() => {
            setRejecting(false);
          }}
        />
      )}
    </>
  );
}
