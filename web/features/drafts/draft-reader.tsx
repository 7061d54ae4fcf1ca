'use client';
import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { DraftFragment } from '../../graphql/generated/graphql';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { KeyHint } from '../../ui/key-hint';
import { EmailStatusBadge } from '../shell/status-badge';
import { DraftContact } from './draft-contact';
import { DraftDecision } from './draft-decision';
import { DraftFacts } from './draft-facts';

interface DraftReaderProps {
  readonly draft: DraftFragment;
  readonly shortcuts: boolean;
  readonly onApprove: () => void;
  readonly onReject: () => void;
}

/** One draft as its reader would get it, the facts it rests on, and the decision. */
export function DraftReader({ draft, shortcuts, onApprove, onReject }: DraftReaderProps) {
  const t = useTranslations('drafts');
  return (
    <Card data-open-draft={draft.id} className="flex flex-col">
      <header className="grid gap-2 border-b border-line p-4">
        <div className="flex flex-wrap items-center gap-2 text-xs text-soft">
          <EmailStatusBadge status={draft.status} />
          <Badge>{draft.language === 'FR' ? t('french') : t('english')}</Badge>
          <span className="tabular-nums">{t('words', { count: draft.wordCount })}</span>
          {draft.campaign && (
            <Link
              href={`/campaigns/${draft.campaign.id}?tab=drafts`}
              className="py-1 underline-offset-2 hover:underline"
            >
              {draft.campaign.name}
            </Link>
          )}
        </div>
        <h2 className="text-base font-semibold" lang={draft.language.toLowerCase()}>
          {draft.subject}
        </h2>
        {draft.lead && (
          <p className="text-soft">
            {t('to')}{' '}
            <Link
              href={`/leads/${draft.lead.id}`}
              className="font-medium text-accent underline-offset-2 hover:underline"
            >
              {draft.lead.fullName}
            </Link>
            {draft.lead.email !== null && <span className="break-all"> &lt;{draft.lead.email}&gt;</span>}
            {[draft.lead.jobTitle, draft.lead.company?.name].filter(Boolean).map((part) => ` · ${String(part)}`)}
            {draft.lead.assessment && (
              <span className="tabular-nums"> · {t('score', { score: draft.lead.assessment.total })}</span>
            )}
          </p>
        )}
        <DraftContact draft={draft} />
      </header>
      <div lang={draft.language.toLowerCase()} className="max-w-prose p-4 leading-relaxed whitespace-pre-wrap">
        {draft.body}
      </div>
      <DraftFacts facts={draft.facts} />
      <footer className="sticky bottom-0 mt-auto flex flex-wrap items-center justify-between gap-3 rounded-b-lg border-t border-line bg-surface p-3 sm:px-4">
        <p className="text-xs text-soft max-sm:hidden">{t('nothingSent')}</p>
        {draft.viewerCanApprove ? (
          <div className="flex gap-2 max-sm:w-full max-sm:*:flex-1">
            <Button tone="danger" aria-keyshortcuts={shortcuts ? 'r' : undefined} onClick={onReject}>
              <X aria-hidden />
              {t('reject')}
              {shortcuts && <KeyHint>R</KeyHint>}
            </Button>
            <Button tone="primary" aria-keyshortcuts={shortcuts ? 'a' : undefined} onClick={onApprove}>
              <Check aria-hidden />
              {t('approve')}
              {shortcuts && <KeyHint>A</KeyHint>}
            </Button>
          </div>
        ) : (
          <DraftDecision draft={draft} />
        )}
      </footer>
    </Card>
  );
}
