'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import type { SyntheticEvent } from 'react';
import { ConfirmTwoFactorDocument, type ConfirmTwoFactorMutation } from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Field, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { textOf } from '../../ui/text-of';
import { useFirstErrorFocus } from '../../ui/use-first-error-focus';
import { WaitNotice } from '../session/wait-notice';

interface ConfirmSecondFactorProps {
  readonly started: { readonly qrCode: string; readonly secret: string };
  readonly onEnabled: (recoveryCodes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** As an image, the SVG can neither run a script nor load anything. */
const imageOf = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** Shows what an authenticator is to be given, and takes its first code. */
export function ConfirmSecondFactor({ started, onEnabled, onCancel }: ConfirmSecondFactorProps) {
  const t = useTranslations('secondFactor');
  const [confirm] = useMutation(ConfirmTwoFactorDocument, { fetchPolicy: 'no-cache' });
  const { busy, outcome, error, submit } = useSubmission<ConfirmTwoFactorMutation['confirmTwoFactor']>();
  const formRef = useFirstErrorFocus(outcome);

  const send = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const code = textOf(new FormData(event.currentTarget), 'code').trim();
    const answer = await submit(async () => (await confirm({ variables: { input: { code } } })).data?.confirmTwoFactor);
    if (answer?.__typename === 'TwoFactorEnabled') onEnabled(answer.recoveryCodes);
  };

  return (
    <div className="grid gap-4">
      <p className="text-soft">{t('scan')}</p>
      <img
        src={imageOf(started.qrCode)}
        alt={t('qrCode')}
        width={192}
        height={192}
        className="rounded-md border border-line bg-white p-2"
      />
      <p className="text-sm">
        {t('secret')}{' '}
        <code data-secret className="font-mono text-xs break-all">
          {started.secret}
        </code>
      </p>
      <form
        ref={formRef}
        method="post"
        noValidate
        className="grid max-w-sm gap-4"
        onSubmit={(event) => {
          void send(event);
        }}
      >
        <Field label={t('firstCode')} error={outcome?.__typename === 'CodeWrong' ? t('codeWrong') : null}>
          {(described) => (
            <TextInput {...described} name="code" inputMode="numeric" autoComplete="one-time-code" required autoFocus />
          )}
        </Field>
        {outcome?.__typename === 'TwoFactorStateWrong' && <Notice tone="warn">{t('stateWrong')}</Notice>}
        {outcome?.__typename === 'TooManyAttempts' && <WaitNotice seconds={outcome.retryAfterSeconds} />}
        {error !== null && <ErrorState error={error} />}
        <div className="flex gap-2">
          <Button type="submit" tone="primary" disabled={busy}>
            {t('confirm')}
          </Button>
          <Button onClick={onCancel}>{t('cancel')}</Button>
        </div>
      </form>
    </div>
  );
}
