'use client';
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import type { FreshKey } from './use-api-key-acts';

interface FreshKeyNoticeProps {
  readonly fresh: FreshKey;
  readonly onDone: () => void;
}

/** Shows a new key, for the only time. */
export function FreshKeyNotice({ fresh, onDone }: FreshKeyNoticeProps) {
  const t = useTranslations('apiKeys');
  const [copied, setCopied] = useState(false);
  return (
    <Notice tone="warn" className="mb-4">
      <p className="font-medium">{t('freshTitle', { name: fresh.name })}</p>
      <p className="mb-2">{t('freshText')}</p>
      <code data-fresh-key className="block rounded-md bg-surface px-3 py-2 break-all text-ink select-all">
        {fresh.key}
      </code>
      <div className="mt-2 flex gap-2 text-ink">
        <Button
          size="small"
          onClick={() => {
            void navigator.clipboard.writeText(fresh.key).then(() => {
              setCopied(true);
            });
          }}
        >
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? t('copied') : t('copy')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('freshDone')}
        </Button>
      </div>
    </Notice>
  );
}
