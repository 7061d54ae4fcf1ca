import { getTranslations } from 'next-intl/server';
import { Badge } from '../../ui/badge';
import { Card, CardTitle } from '../../ui/card';
import { listTemplates } from './ask-mailbox';
import { MailFrame } from './mail-frame';
import { MailboxShell } from './mailbox-shell';

/** Every template in both languages, with sample values, for who writes them. */
export async function TemplatePage() {
  const t = await getTranslations('mailbox');
  const templates = await listTemplates();
  return (
    <MailboxShell current="templates">
      <div className="grid gap-4 lg:grid-cols-2">
        {templates.map(({ html, locale, subject, template, text }) => (
          <Card key={`${template}-${locale}`} data-template={`${template}-${locale}`} className="min-w-0">
            <header className="grid gap-1 border-b border-line p-4">
              <CardTitle className="flex items-center justify-between gap-2">
                {template}
                <Badge>{locale === 'FR' ? t('french') : t('english')}</Badge>
              </CardTitle>
              <p lang={locale.toLowerCase()} className="text-soft">
                {subject}
              </p>
            </header>
            <div className="p-4">
              <MailFrame html={html} title={`${template} (${locale})`} className="h-112" />
            </div>
            <details className="border-t border-line">
              <summary className="cursor-pointer px-4 py-3 text-sm font-medium hover:bg-sunken">{t('asText')}</summary>
              <pre lang={locale.toLowerCase()} className="overflow-x-auto px-4 pb-4 text-xs whitespace-pre-wrap">
                {text}
              </pre>
            </details>
          </Card>
        ))}
      </div>
    </MailboxShell>
  );
}
