'use client';
import { useTranslations } from 'next-intl';
import { Notice } from '../../ui/notice';
import type { LoginOutcome } from './login-request';
import { WaitNotice } from './wait-notice';

/** Why a sign-in did not go on; nothing when another part of the page tells it. */
export function LoginProblem({ outcome }: { readonly outcome: LoginOutcome | null }) {
  const t = useTranslations('login');
  switch (outcome?.kind) {
    case 'InvalidCredentials':
      return <Notice tone="bad">{t('invalidCredentials')}</Notice>;
    case 'ChallengeInvalid':
      return <ChallengeOver />;
    case 'TooManyAttempts':
      return <WaitNotice seconds={outcome.retryAfterSeconds} />;
    case 'Unavailable':
      return (
        <Notice tone="bad">
          {outcome.requestId === null ? t('unavailable') : t('unavailableWithId', { requestId: outcome.requestId })}
        </Notice>
      );
    default:
      return null;
  }
}

function ChallengeOver() {
  const t = useTranslations('secondFactor');
  return <Notice tone="warn">{t('challengeInvalid')}</Notice>;
}
