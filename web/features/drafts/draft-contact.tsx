import { useFormatter, useTranslations } from 'next-intl';
import type { DraftFragment } from '../../graphql/generated/graphql';
import { Notice } from '../../ui/notice';

/** Warns that nobody may write to the person any more, before somebody tries to approve. */
export function DraftContact({ draft }: { readonly draft: DraftFragment }) {
  const t = useTranslations('drafts');
  const reason = useTranslations('contact');
  const format = useFormatter();
  const contact = draft.lead?.contact;
  if (draft.status !== 'PENDING' || !contact || contact.allowed) return null;
  return (
    <Notice tone="warn">
      <p>{t('contactRefused')}</p>
      <ul className="mt-1 grid list-disc gap-1 pl-5">
        {contact.refusals.map(({ code, since }) => (
          <li key={code} data-refusal={code}>
            {reason(`code_${code}`)}
            {since !== null &&
              ` ${reason('since', { date: format.dateTime(new Date(since), { dateStyle: 'medium' }) })}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
