'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { LeadRecordQuery } from '../../graphql/generated/graphql';
import { Card, CardTitle } from '../../ui/card';
import { EmailStatusBadge } from '../shell/status-badge';

type LeadEmail = NonNullable<LeadRecordQuery['lead']>['emails'][number];

/** The emails written to a lead; nothing is sent from here. */
export function LeadEmails({ emails }: { readonly emails: readonly LeadEmail[] }) {
  const t = useTranslations('lead');
  const format = useFormatter();
  return (
    <Card>
      <CardTitle className="p-4">{t('emails')}</CardTitle>
      {emails.length === 0 && <p className="px-4 pb-4 text-soft">{t('noEmails')}</p>}
      <ul className="divide-y divide-line">
        {emails.map((email) => (
          <li key={email.id} className="first:border-t first:border-line">
            <details className="group">
              <summary className="flex list-none flex-wrap items-center gap-2 px-4 py-3 -outline-offset-2 hover:bg-sunken/60">
                <span className="min-w-0 flex-1 font-medium">{email.subject}</span>
                <time dateTime={email.createdAt} className="text-xs text-soft">
                  {format.dateTime(new Date(email.createdAt), { dateStyle: 'medium' })}
                </time>
                <EmailStatusBadge status={email.status} />
              </summary>
              <p lang={email.language.toLowerCase()} className="px-4 pb-4 leading-relaxed whitespace-pre-wrap">
                {email.body}
              </p>
              {email.rejectionReason !== null && (
                <p className="px-4 pb-4 text-xs text-soft">{t('rejectedBecause', { reason: email.rejectionReason })}</p>
              )}
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
