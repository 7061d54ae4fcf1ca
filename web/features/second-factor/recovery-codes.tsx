'use client';
import { useTranslations } from 'next-intl';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** The recovery codes, this once: they are kept nowhere that could show them again. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const t = useTranslations('secondFactor');
  return (
    <div className="grid gap-3">
      <Notice tone="warn">{t('codesOnce')}</Notice>
      <ul aria-label={t('codes')} className="grid gap-1 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} data-recovery-code>
            {code}
          </li>
        ))}
      </ul>
      <Button tone="primary" className="justify-self-start" autoFocus onClick={onDone}>
        {t('codesKept')}
      </Button>
    </div>
  );
}
