'use client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import type { ApolloClient } from '@apollo/client';
import { followSubscription } from '../../graphql/client/follow-subscription';
import { NotificationArrivedDocument, NotificationLiveCursorDocument } from '../../graphql/generated/graphql';

/** Reads every list and count of notifications on the page again. */
export async function readNotificationsAgain(client: ApolloClient): Promise<void> {
  await client.refetchQueries({
    updateCache: (cache) => {
      cache.evict({ id: 'ROOT_QUERY', fieldName: 'notifications' });
    },
  });
}

/** While somebody looks, what arrives shows at once; where there is no stream, lists are read again now and then. */
export function useLiveNotifications(): void {
  const client = useApolloClient();
  useEffect(() => {
    let stop: (() => void) | null = null;
    let left = false;
    const begin = async (): Promise<void> => {
      const { data } = await client.query({ query: NotificationLiveCursorDocument, fetchPolicy: 'no-cache' });
      const cursor = data?.notifications.liveCursor ?? null;
      if (left || cursor === null) return;
      stop = followSubscription(client, {
        document: NotificationArrivedDocument,
        startAfter: cursor,
        variablesAfter: (after) => ({ after }),
        eventOf: (event) => event.notificationReceived,
        cursorOf: (event) => event.cursor,
        isFinal: () => false,
        onEvent: () => void readNotificationsAgain(client),
        onState: () => undefined,
      });
    };
    void begin().catch(() => undefined);
    return () => {
      left = true;
      stop?.();
    };
  }, [client]);
}
