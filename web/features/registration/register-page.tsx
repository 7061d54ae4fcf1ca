'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DoorFrame } from '../session/door-frame';
import { EmailCodeStep } from './email-code-step';
import { RegisterForm } from './register-form';

/** Where people ask for an account (Z-15), and then prove their address (Z-18). */
export function RegisterPage() {
  const t = useTranslations('register');
  const router = useRouter();
  const [received, setReceived] = useState<{ readonly registrationId: string; readonly email: string } | null>(null);
  if (received) {
    return (
      <EmailCodeStep
        {...received}
        onSignIn={() => {
          router.push('/login');
        }}
      />
    );
  }
  return (
    <DoorFrame heading={t('heading')}>
      <RegisterForm
        onReceived={(registrationId, email) => {
          setReceived({ registrationId, email });
        }}
      />
      <p className="mt-4 text-sm text-soft">
        {t('known')}{' '}
        <Link href="/login" className="text-accent underline underline-offset-2">
          {t('signIn')}
        </Link>
      </p>
    </DoorFrame>
  );
}
