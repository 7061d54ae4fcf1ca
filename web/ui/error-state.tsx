'use client';
import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { requestProblem } from '../graphql/client/request-problem';
import { Button } from './button';
import { Notice } from './notice';

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

const known = ['NETWORK', 'FORBIDDEN', 'RATE_LIMITED', 'UNAUTHENTICATED'] as const;

/** A request that failed: what happened, the id to quote, and how to try again. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const t = useTranslations('problem');
  const { code, requestId } = requestProblem(error);
  const sentence = known.find((candidate) => candidate === code) ?? 'OTHER';
  return (
    <Notice tone="bad">
      <p className="font-medium">{t(sentence)}</p>
      <p className="mt-0.5 text-xs">
        {requestId === null ? t('code', { code }) : t('codeAndRequest', { code, requestId })}
      </p>
      {onRetry && (
        <Button size="small" className="mt-2 text-ink" onClick={onRetry}>
          <RotateCw aria-hidden />
          {t('retry')}
        </Button>
      )}
    </Notice>
  );
}
