import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { TabLinks } from '../../ui/tab-links';
import { LanguageSwitch } from '../shell/language-switch';

interface MailboxShellProps {
  readonly current: 'mails' | 'templates';
  readonly children: ReactNode;
}

/** What both pages of the mailbox have around them: above all, that nothing here was sent. */
export async function MailboxShell({ current, children }: MailboxShellProps) {
  const t = await getTranslations('mailbox');
  return (
    <main className="mx-auto w-full max-w-6xl p-4 sm:p-6">
      <PageHeader title={t('title')} subtitle={t('subtitle')}>
        <LanguageSwitch />
      </PageHeader>
      <Notice tone="warn" className="mb-5">
        <strong className="font-semibold">{t('local')}</strong> {t('localText')}
      </Notice>
      <TabLinks
        label={t('views')}
        current={current}
        links={[
          { key: 'mails', href: '/dev/mailbox', label: t('mails') },
          { key: 'templates', href: '/dev/mailbox/templates', label: t('templates') },
        ]}
      />
      {children}
    </main>
  );
}
