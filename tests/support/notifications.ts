import { randomUUID } from 'node:crypto';
import type { TestServices } from '../../platform/testing/test-services.js';
import type { Viewer } from '../../platform/viewer/viewer.js';
import type { Notification } from '../../subgraphs/tenant/domain/notifications/notification.js';
import type { NotificationRequest } from '../../subgraphs/tenant/domain/notifications/notification-request.js';
import { createTenantWorker } from '../../subgraphs/tenant/worker.js';
import { doorOf } from './people.js';

/** A notification to everybody whom the type reaches, unless told otherwise. */
export const aNotification = (changes: Partial<NotificationRequest> = {}): NotificationRequest => ({
  type: 'ORG_OWNER_TO_MEMBERS',
  recipients: { all: true },
  subject: 'Monday',
  body: 'The campaign begins at nine.',
  idempotencyKey: randomUUID(),
  ...changes,
});

/** One round of the worker over what its sweep finds waiting. */
export async function handOutWaiting(services: TestServices): Promise<void> {
  const { bindings, sweeps } = createTenantWorker(services);
  const due = (await Promise.all(sweeps.map((sweep) => sweep.run()))).flat();
  for (const { job, payload } of due)
    await bindings
      .find((each) => each.job.name === job)
      ?.handle(payload, { signal: new AbortController().signal, attempt: 1 });
}

/** What somebody was told, newest first. */
export async function toldTo(services: TestServices, viewer: Viewer): Promise<readonly Notification[]> {
  const { nodes } = await doorOf(services, viewer).notifications.mine(false, { first: 100 });
  return nodes;
}

/** The address of somebody. */
export async function addressOf({ owner }: TestServices, { userId }: Viewer): Promise<string> {
  const { rows } = await owner.query<{ email: string }>('SELECT email FROM tenant.users WHERE id = $1', [userId]);
  return rows[0]?.email ?? '';
}

/** What the sender reads of the newest one. */
export async function progressOf(services: TestServices, viewer: Viewer) {
  const { notifications } = doorOf(services, viewer);
  const { nodes } = await notifications.sent({ first: 1 });
  return notifications.progress.load(nodes[0]?.id ?? '');
}
