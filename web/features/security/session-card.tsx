'use client';
import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  LogoutEverywhereDocument,
  MySessionsDocument,
  RevokeSessionDocument,
  type LogoutEverywhereMutation,
  type RevokeSessionMutation,
} from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { PageButtons } from '../leads/page-buttons';
import { readTrail } from '../leads/page-trail';
import { logOut } from '../session/login-request';
import { SessionRow } from './session-row';

const pageSize = 20;

/** Where the person is signed in, and how to end it there, or everywhere. */
export function SessionCard() {
  const t = useTranslations('security');
  const client = useApolloClient();
  const [trail, setTrail] = useState(readTrail(null));
  const { data, previousData, error, refetch } = useQuery(MySessionsDocument, {
    variables: { first: pageSize, after: trail.after },
    fetchPolicy: 'cache-and-network',
  });
  const [revoke] = useMutation(RevokeSessionDocument, { refetchQueries: ['MySessions'], awaitRefetchQueries: true });
  const [endAll] = useMutation(LogoutEverywhereDocument);
  const act = useSubmission<RevokeSessionMutation['revokeSession'] | LogoutEverywhereMutation['logoutEverywhere']>();
  const shown = data ?? previousData;

  const leaveEverywhere = async (): Promise<void> => {
    const input = { keepCurrent: false };
    const answer = await act.submit(async () => (await endAll({ variables: { input } })).data?.logoutEverywhere);
    if (answer?.__typename !== 'LoggedOutEverywhere') return;
    await logOut();
    client.stop();
    window.location.assign('/login');
  };

  return (
    <Card className="overflow-hidden">
      <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line p-4">
        <CardTitle>{t('sessions')}</CardTitle>
        <Button tone="danger" size="small" disabled={act.busy} onClick={() => void leaveEverywhere()}>
          {t('logoutEverywhere')}
        </Button>
      </div>
      {act.error !== null && (
        <div className="p-4">
          <ErrorState error={act.error} />
        </div>
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!shown && !error && <SkeletonRows count={2} label={t('loading')} />}
      {shown && (
        <ul aria-label={t('sessions')} className="divide-y divide-line">
          {shown.mySessions.nodes.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              busy={act.busy}
              onRevoke={() => {
                const variables = { input: { sessionId: session.id } };
                void act.submit(async () => (await revoke({ variables })).data?.revokeSession);
              }}
            />
          ))}
        </ul>
      )}
      {shown && (
        <PageButtons
          trail={trail}
          endCursor={shown.mySessions.pageInfo.hasNextPage ? shown.mySessions.pageInfo.endCursor : null}
          onMove={setTrail}
        />
      )}
    </Card>
  );
}
