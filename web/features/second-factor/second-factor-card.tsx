'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { MyTwoFactorDocument } from '../../graphql/generated/graphql';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { DisableForm } from './disable-form';
import { RecoveryCodes } from './recovery-codes';
import { RegenerateForm } from './regenerate-form';
import { StartSecondFactor } from './start-second-factor';

type Shown = 'STATUS' | 'START' | 'REGENERATE' | 'DISABLE';

/** The second factor of the person who is signed in: turned on, off, and its recovery codes. */
export function SecondFactorCard() {
  const t = useTranslations('secondFactor');
  const { data, error, refetch } = useQuery(MyTwoFactorDocument, { fetchPolicy: 'cache-and-network' });
  const [shown, setShown] = useState<Shown>('STATUS');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const factor = data?.myTwoFactor;
  const finish = (drawn: readonly string[] | null): void => {
    setCodes(drawn);
    setShown('STATUS');
    void refetch();
  };
  const cancel = (): void => {
    setShown('STATUS');
  };

  return (
    <Card className="p-4" data-second-factor={factor?.isEnabled === true ? 'on' : 'off'}>
      <CardTitle className="mb-3 flex items-center gap-2">
        {t('title')}
        {factor && <Badge tone={factor.isEnabled ? 'good' : 'neutral'}>{factor.isEnabled ? t('on') : t('off')}</Badge>}
      </CardTitle>
      {!factor && !error && <SkeletonRows count={1} label={t('loading')} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {codes !== null && (
        <RecoveryCodes
          codes={codes}
          onDone={() => {
            setCodes(null);
          }}
        />
      )}
      {factor && codes === null && shown === 'STATUS' && (
        <SecondFactorStatus isEnabled={factor.isEnabled} codesLeft={factor.recoveryCodesLeft} onChoose={setShown} />
      )}
      {shown === 'START' && <StartSecondFactor onEnabled={finish} onCancel={cancel} />}
      {shown === 'REGENERATE' && <RegenerateForm onDrawn={finish} onCancel={cancel} />}
      {shown === 'DISABLE' && (
        <DisableForm
          onDisabled={() => {
            finish(null);
          }}
          onCancel={cancel}
        />
      )}
    </Card>
  );
}

interface SecondFactorStatusProps {
  readonly isEnabled: boolean;
  readonly codesLeft: number;
  readonly onChoose: (shown: Shown) => void;
}

function SecondFactorStatus({ isEnabled, codesLeft, onChoose }: SecondFactorStatusProps) {
  const t = useTranslations('secondFactor');
  const choose = (shown: Shown) => () => {
    onChoose(shown);
  };
  if (!isEnabled) {
    return (
      <>
        <p className="mb-3 text-soft">{t('offText')}</p>
        <Button tone="primary" onClick={choose('START')}>
          {t('start')}
        </Button>
      </>
    );
  }
  return (
    <>
      <p className="mb-3 text-soft">{t('onText', { count: codesLeft })}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={choose('REGENERATE')}>{t('regenerate')}</Button>
        <Button tone="danger" onClick={choose('DISABLE')}>
          {t('disable')}
        </Button>
      </div>
    </>
  );
}
