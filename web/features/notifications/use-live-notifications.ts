'use client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import type { ApolloClient } from '@apollo/client';
import { followSubscription } from '../../graphql/client/follow-subscription';
import { onceMoreAfter } from '../../graphql/client/single-flight';
import { NotificationArrivedDocument, NotificationLiveCursorDocument } from '../../graphql/generated/graphql';

const tryAgainMs = 15_000;

/** Reads every list and count of notifications on the page again. */
export async function readNotificationsAgain(client: ApolloClient): Promise<void> {
  await client.refetchQueries({
    updateCache: (cache) => {
      cache.evict({ id: 'ROOT_QUERY', fieldName: 'notifications' });
    },
  });
}

/** Follows what arrives from now on; answers how to stop. */
async function follow(client: ApolloClient): Promise<() => void> {
  const { data } = await client.query({ query: NotificationLiveCursorDocument, fetchPolicy: 'no-cache' });
  if (!data) throw new TypeError('There is no cursor to follow from.');
  const readAgain = onceMoreAfter(() => readNotificationsAgain(client));
  const stop = followSubscription(client, {
    document: NotificationArrivedDocument,
    startAfter: data.notifications.liveCursor,
    variablesAfter: (after) => ({ after }),
    eventOf: (event) => event.notificationReceived,
    cursorOf: (event) => event.cursor,
    isFinal: () => false,
    onEvent: readAgain,
    onState: () => undefined,
  });
  // What arrived between the page's own reading and the cursor is behind neither.
  readAgain();
  return stop;
}

/** While somebody looks, what arrives shows at once. */
export function useLiveNotifications(): void {
  const client = useApolloClient();
  useEffect(() => {
    let stop: (() => void) | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const begin = (): void => {
      follow(client).then(
        (stopFollowing) => {
          stop = stopFollowing;
          if (left) stop();
        },
        () => {
          if (!left) retry = setTimeout(begin, tryAgainMs);
        },
      );
    };
    begin();
    return () => {
      left = true;
      clearTimeout(retry);
      stop?.();
    };
  }, [client]);
}
