import { getTranslations } from 'next-intl/server';
import { Card } from '../../ui/card';
import type { MailboxMail } from './ask-mailbox';
import { linksIn } from './links-in';
import { MailFrame } from './mail-frame';

const summary = 'cursor-pointer px-4 py-3 text-sm font-medium hover:bg-sunken';

/** A mail with everything it holds. */
export async function OpenMail({ mail }: { readonly mail: MailboxMail }) {
  const t = await getTranslations('mailbox');
  const links = linksIn(mail.text);
  return (
    <Card data-open-mail={mail.id} className="min-w-0 divide-y divide-line">
      <header className="grid gap-1 p-4">
        <h2 className="text-base font-semibold">{mail.subject}</h2>
        <p className="text-soft">{t('fromTo', { from: mail.from, to: mail.to })}</p>
      </header>
      {links.length > 0 && (
        <div className="grid gap-1 p-4 text-sm">
          <h3 className="font-medium">{t('links')}</h3>
          <ul className="grid gap-1">
            {links.map((link) => (
              <li key={link}>
                <a
                  href={link}
                  target="_blank"
                  rel="noopener noreferrer"
                  className="break-all text-accent underline underline-offset-2"
                >
                  {link}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="p-4">
        <MailFrame html={mail.html} title={t('asHtml')} className="h-[65dvh]" />
      </div>
      <details>
        <summary className={summary}>{t('asText')}</summary>
        <pre className="overflow-x-auto px-4 pb-4 text-xs whitespace-pre-wrap">{mail.text}</pre>
      </details>
      <details>
        <summary className={summary}>{t('headers')}</summary>
        <dl className="grid gap-1 px-4 pb-4 text-xs">
          {mail.headers.map(({ name, value }, index) => (
            <div key={`${name}-${String(index)}`} className="break-all">
              <dt className="inline font-medium">{name}</dt>
              <dd className="ml-2 inline text-soft">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Card>
  );
}
