import { MailOpen } from 'lucide-react';
import { getFormatter, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Card } from '../../ui/card';
import { classNames } from '../../ui/class-names';
import { EmptyState } from '../../ui/empty-state';
import { listMails, openMail, type MailboxEntry } from './ask-mailbox';
import { MailboxRefresh } from './mailbox-refresh';
import { MailboxShell } from './mailbox-shell';
import { OpenMail } from './open-mail';

/** The mails of this machine, and one of them open. */
export async function MailboxPage({ mailId }: { readonly mailId: string | null }) {
  const t = await getTranslations('mailbox');
  const mails = await listMails();
  const chosenId = mailId ?? mails[0]?.id ?? null;
  const mail = chosenId === null ? null : await openMail(chosenId);
  return (
    <MailboxShell current="mails">
      <MailboxRefresh />
      {mails.length === 0 ? (
        <Card>
          <EmptyState Icon={MailOpen} title={t('emptyTitle')} text={t('emptyText')} />
        </Card>
      ) : (
        <div className="grid gap-4 lg:grid-cols-[20rem_minmax(0,1fr)] lg:items-start">
          <MailList mails={mails} chosenId={chosenId} />
          {mail ? (
            <OpenMail mail={mail} />
          ) : (
            <Card>
              <EmptyState Icon={MailOpen} title={t('goneTitle')} text={t('goneText')} />
            </Card>
          )}
        </div>
      )}
    </MailboxShell>
  );
}

interface MailListProps {
  readonly mails: readonly MailboxEntry[];
  readonly chosenId: string | null;
}

async function MailList({ mails, chosenId }: MailListProps) {
  const t = await getTranslations('mailbox');
  const format = await getFormatter();
  return (
    <Card className="max-h-[40dvh] overflow-y-auto lg:max-h-[80dvh]">
      <ul aria-label={t('mails')} className="divide-y divide-line">
        {mails.map(({ id, subject, to, writtenAt }) => (
          <li key={id}>
            <Link
              href={`/dev/mailbox?mail=${id}`}
              scroll={false}
              aria-current={id === chosenId ? 'true' : undefined}
              className={classNames(
                'grid gap-0.5 px-3 py-2.5 -outline-offset-2 hover:bg-sunken',
                id === chosenId && 'bg-accent-wash hover:bg-accent-wash',
              )}
            >
              <span className="truncate font-medium">{subject}</span>
              <span className="flex justify-between gap-2 text-xs text-soft">
                <span className="truncate">{to}</span>
                <time dateTime={writtenAt} className="shrink-0 tabular-nums">
                  {format.dateTime(new Date(writtenAt), { dateStyle: 'short', timeStyle: 'short' })}
                </time>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
