'use client';
import { useLazyQuery } from '@apollo/client/react';
import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { AuditChainDocument } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';

/** Has every hash of the log computed again. */
export function AuditChainCheck() {
  const t = useTranslations('audit');
  const [check, { data, loading, error }] = useLazyQuery(AuditChainDocument, { fetchPolicy: 'network-only' });
  const chain = data?.auditChain;
  return (
    <Card className="grid content-start gap-3 p-4">
      <CardTitle>{t('chainTitle')}</CardTitle>
      <p className="text-sm text-soft">{t('chainText')}</p>
      <Button className="justify-self-start" disabled={loading} onClick={() => void check()}>
        <ShieldCheck aria-hidden />
        {loading ? t('checking') : t('check')}
      </Button>
      {error && <ErrorState error={error} />}
      {chain?.isWhole === true && (
        <Notice tone="good">
          {t('chainWhole', { length: chain.length })}
          {chain.headHash !== null && <code className="mt-1 block text-xs break-all">{chain.headHash}</code>}
        </Notice>
      )}
      {chain?.isWhole === false && (
        <Notice tone="bad">{t('chainBroken', { position: chain.firstBrokenPosition ?? 0 })}</Notice>
      )}
    </Card>
  );
}
