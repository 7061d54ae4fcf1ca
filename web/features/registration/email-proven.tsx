'use client';
import { useTranslations } from 'next-intl';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { DoorFrame } from '../session/door-frame';

interface EmailProvenProps {
  readonly email: string;
  readonly onSignIn: () => void;
}

/** The account is made; proving an address signs nobody in. */
export function EmailProven({ email, onSignIn }: EmailProvenProps) {
  const t = useTranslations('verifyEmail');
  return (
    <DoorFrame heading={t('provenHeading')}>
      <Notice tone="good">{t('proven', { email })}</Notice>
      <Button tone="primary" className="mt-4 w-full" autoFocus onClick={onSignIn}>
        {t('signIn')}
      </Button>
    </DoorFrame>
  );
}
