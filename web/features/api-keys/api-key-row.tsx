'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ApiKeyRowFragment, ApiKeyStatus } from '../../graphql/generated/graphql';
import { Badge, type Tone } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Cell } from '../../ui/data-table';
import { RevokeDialog, RotateDialog } from './api-key-dialogs';
import type { ApiKeyActs } from './use-api-key-acts';

const tones: Record<ApiKeyStatus, Tone> = { ACTIVE: 'good', REPLACED: 'warn', EXPIRED: 'neutral', REVOKED: 'neutral' };

interface ApiKeyRowProps {
  readonly apiKey: ApiKeyRowFragment;
  readonly acts: ApiKeyActs;
}

/** A key: what it is for, what it may do, when it was used, and what may be done about it. */
export function ApiKeyRow({ apiKey, acts }: ApiKeyRowProps) {
  const t = useTranslations('apiKeys');
  const format = useFormatter();
  const [open, setOpen] = useState<'ROTATE' | 'REVOKE' | null>(null);
  const close = (): void => {
    setOpen(null);
  };
  const day = (moment: string): string => format.dateTime(new Date(moment), { dateStyle: 'medium' });
  const { status } = apiKey;
  return (
    <tr data-api-key={apiKey.name}>
      <Cell>
        <p className="font-medium">{apiKey.name}</p>
        <p className="text-xs text-soft">
          {t(`environment_${apiKey.environment}`)} · {t('createdOn', { date: day(apiKey.createdAt) })}
        </p>
      </Cell>
      <Cell>
        <code className="text-xs whitespace-nowrap">{apiKey.maskedKey}</code>
      </Cell>
      <Cell className="text-xs">{apiKey.scopes.map((scope) => t(`scope_${scope}`)).join(', ')}</Cell>
      <Cell className="text-xs whitespace-nowrap">
        {apiKey.lastUsedAt === null ? t('neverUsed') : day(apiKey.lastUsedAt)}
      </Cell>
      <Cell>
        <Badge tone={tones[status]} data-api-key-status={status}>
          {t(`status_${status}`)}
        </Badge>
        {apiKey.expiresAt !== null && status !== 'REVOKED' && (
          <p className="mt-1 text-xs whitespace-nowrap text-soft">{t('until', { date: day(apiKey.expiresAt) })}</p>
        )}
      </Cell>
      <Cell>
        <div className="flex gap-2">
          {status === 'ACTIVE' && (
            <Button
              size="small"
              disabled={acts.act.busy}
              aria-label={t('rotateOf', { name: apiKey.name })}
              onClick={() => {
                setOpen('ROTATE');
              }}
            >
              {t('rotate')}
            </Button>
          )}
          {(status === 'ACTIVE' || status === 'REPLACED') && (
            <Button
              size="small"
              tone="danger"
              disabled={acts.act.busy}
              aria-label={t('revokeOf', { name: apiKey.name })}
              onClick={() => {
                setOpen('REVOKE');
              }}
            >
              {t('revoke')}
            </Button>
          )}
        </div>
        {open === 'ROTATE' && <RotateDialog apiKey={apiKey} acts={acts} onClose={close} />}
        {open === 'REVOKE' && <RevokeDialog apiKey={apiKey} acts={acts} onClose={close} />}
      </Cell>
    </tr>
  );
}
