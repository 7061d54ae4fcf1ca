'use client';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { DoorFrame } from './door-frame';
import type { LoginOutcome } from './login-request';
import { PasswordStep } from './password-step';
import { SecondFactorStep } from './second-factor-step';

// Few people need it, and it brings the API client along.
const LateEmailCode = dynamic(() => import('../registration/late-email-code').then((module) => module.LateEmailCode));

type Step =
  | { readonly kind: 'PASSWORD' }
  | { readonly kind: 'SECOND_FACTOR'; readonly challenge: string }
  | { readonly kind: 'EMAIL_CODE'; readonly registrationId: string; readonly email: string };

/** Where people sign in: by password, then by second factor when they have one. */
export function LoginPage({ nextPath }: { readonly nextPath: string }) {
  const t = useTranslations('login');
  const secondFactor = useTranslations('secondFactor');
  const [step, setStep] = useState<Step>({ kind: 'PASSWORD' });
  const [outcome, setOutcome] = useState<LoginOutcome | null>(null);

  const goOn = (next: LoginOutcome, email = ''): void => {
    setOutcome(next);
    if (next.kind === 'LoggedIn') window.location.assign(nextPath);
    if (next.kind === 'SecondFactorRequired') setStep({ kind: 'SECOND_FACTOR', challenge: next.challenge });
    if (next.kind === 'EmailNotVerified') setStep({ kind: 'EMAIL_CODE', registrationId: next.registrationId, email });
    if (next.kind === 'ChallengeInvalid') setStep({ kind: 'PASSWORD' });
  };
  const startAgain = (): void => {
    setOutcome(null);
    setStep({ kind: 'PASSWORD' });
  };

  if (step.kind === 'EMAIL_CODE')
    return <LateEmailCode registrationId={step.registrationId} email={step.email} onSignIn={startAgain} />;
  if (step.kind === 'SECOND_FACTOR') {
    return (
      <DoorFrame heading={secondFactor('heading')}>
        <SecondFactorStep challenge={step.challenge} outcome={outcome} onOutcome={goOn} onCancel={startAgain} />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame heading={t('heading')}>
      <PasswordStep outcome={outcome} onOutcome={goOn} />
    </DoorFrame>
  );
}
