'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import type { Refusal } from './use-prospect-sending';

interface RefusedProspectsProps {
  readonly refusal: Refusal;
  readonly busy: boolean;
  readonly onSendToOthers: () => void;
}

/** Who must not be written to, by name and with the reasons, and the way to write to the others. */
export function RefusedProspects({ refusal, busy, onSendToOthers }: RefusedProspectsProps) {
  const t = useTranslations('prospects');
  const reason = useTranslations('contact');
  const { refused, allowedCount } = refusal;
  return (
    <Notice tone="bad">
      <p className="mb-2">{t('refusedTitle', { count: refused.length })}</p>
      <ul className="mb-3 grid list-disc gap-1 pl-5">
        {refused.map(({ recipient, leadId, leadName, refusals }) => (
          <li key={recipient} data-refused={recipient} className="break-words">
            {leadId === null ? (
              recipient
            ) : (
              <Link href={`/leads/${leadId}`} className="underline underline-offset-2">
                {leadName === recipient ? recipient : `${leadName ?? ''} (${recipient})`}
              </Link>
            )}
            {' — '}
            {refusals.map(({ code }) => reason(`code_${code}`)).join(' ')}
          </li>
        ))}
      </ul>
      {allowedCount > 0 && (
        <Button disabled={busy} onClick={onSendToOthers}>
          {t('sendToOthers', { count: allowedCount })}
        </Button>
      )}
    </Notice>
  );
}
