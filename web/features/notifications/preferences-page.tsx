'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import {
  NotificationPreferencesDocument,
  UpdateNotificationPreferencesDocument,
  type NotificationPreferencesQuery,
} from '../../graphql/generated/graphql';
import { Card } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { NotificationFrame } from './notification-frame';

type Preference = NotificationPreferencesQuery['notificationPreferences'][number];

interface ChoiceProps {
  readonly label: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onChange?: (checked: boolean) => void;
}

function Choice({ label, checked, disabled, onChange }: ChoiceProps) {
  return (
    <td className="p-3 text-center">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange?.(event.target.checked)}
      />
    </td>
  );
}

/** How the viewer wants to be told of each type. */
export function PreferencesPage() {
  const t = useTranslations('notifications');
  const { data, error, refetch } = useQuery(NotificationPreferencesDocument);
  const [update, updating] = useMutation(UpdateNotificationPreferencesDocument, {
    refetchQueries: ['NotificationPreferences'],
    awaitRefetchQueries: true,
  });
  const choose = ({ type, inApp, email }: Preference): void => {
    void update({ variables: { input: { preferences: [{ type, inApp, email }] } } }).catch(() => undefined);
  };
  const failure = error ?? updating.error;
  return (
    <NotificationFrame current="preferences">
      {failure && <ErrorState error={failure} onRetry={() => void refetch()} />}
      <Card className="overflow-x-auto">
        {!data && !error && <SkeletonRows count={3} label={t('loading')} />}
        {data && (
          <table className="w-full">
            <thead>
              <tr className="border-b border-line text-xs text-soft">
                <th scope="col" className="p-3 text-left font-medium">
                  {t('kind')}
                </th>
                <th scope="col" className="p-3 font-medium">
                  {t('inApp')}
                </th>
                <th scope="col" className="p-3 font-medium">
                  {t('byMail')}
                </th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {data.notificationPreferences.map((preference) => {
                const name = t(`type_${preference.type}`);
                return (
                  <tr key={preference.type}>
                    <th scope="row" className="p-3 text-left font-normal">
                      {name}
                    </th>
                    <Choice
                      label={`${name}: ${t('inApp')}`}
                      checked={preference.inApp}
                      disabled={updating.loading}
                      onChange={(inApp) => {
                        choose({ ...preference, inApp });
                      }}
                    />
                    <Choice
                      label={`${name}: ${t('byMail')}`}
                      checked={preference.email}
                      disabled={updating.loading}
                      onChange={(email) => {
                        choose({ ...preference, email });
                      }}
                    />
                  </tr>
                );
              })}
              <tr>
                <th scope="row" className="p-3 text-left font-normal">
                  {t('security')}
                  <span className="block text-xs text-soft">{t('securityAlways')}</span>
                </th>
                <td />
                <Choice label={`${t('security')}: ${t('byMail')}`} checked disabled />
              </tr>
            </tbody>
          </table>
        )}
      </Card>
    </NotificationFrame>
  );
}
