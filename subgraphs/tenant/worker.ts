import type { Services } from '../../platform/process/services.js';
import type { JobBinding, Sweep } from '../../platform/queue/define-job.js';
import type { OrganizationScope } from '../../platform/tenancy/organization-scope.js';
import { overRowsOf } from './context/accounts.js';
import { memberStoreOf } from './context/members.js';
import { notificationStoreOf, postOf } from './context/notifications.js';
import { deliverNotificationHandler } from './handlers/deliver-notification.handler.js';
import { inviteFirstOwnerHandler } from './handlers/invite-first-owner.handler.js';
import { pruneRowsHandler } from './handlers/prune-rows.handler.js';
import { purgeMemberHandler } from './handlers/purge-member.handler.js';
import { deliverNotificationJob } from './jobs/deliver-notification.job.js';
import { inviteFirstOwnerJob } from './jobs/invite-first-owner.job.js';
import { pruneRowsJob } from './jobs/prune-rows.job.js';
import { purgeMemberJob } from './jobs/purge-member.job.js';

const purgeEveryMs = 60_000;
const deliverEveryMs = 3_000;
const handOverEveryMs = 5_000;
const pruneEveryMs = 60 * 60_000;

/** Rows that are over need nobody to find them: the statement that erases them does. */
const rowsToPrune: Sweep = {
  name: 'tenant.rows-to-prune',
  everyMs: pruneEveryMs,
  run: () => Promise.resolve([{ job: pruneRowsJob.name, key: 'prune', payload: {} }]),
};

/** This house's only door for the worker: the jobs it does and what it looks for. */
export function createTenantWorker(services: Services): { bindings: readonly JobBinding[]; sweeps: readonly Sweep[] } {
  const { clock, config, envelope, logger } = services;
  const membersToPurge: Sweep = {
    name: 'tenant.members-to-purge',
    everyMs: purgeEveryMs,
    run: async () => {
      const rows = await services.systemRows('SELECT organization_id, id FROM tenant.members_to_purge($1)', [
        clock.now(),
      ]);
      return rows.map((row) => ({
        job: purgeMemberJob.name,
        key: `purge-${row.id}`,
        payload: { organizationId: row.organization_id, memberId: row.id },
      }));
    },
  };
  const deliveriesWaiting: Sweep = {
    name: 'tenant.deliveries-waiting',
    everyMs: deliverEveryMs,
    run: async () => {
      const rows = await services.systemRows('SELECT organization_id, id FROM tenant.deliveries_waiting()', []);
      return rows.map((row) => ({
        job: deliverNotificationJob.name,
        key: `deliver-${row.id}`,
        payload: { organizationId: row.organization_id, deliveryId: row.id },
      }));
    },
  };
  const organizationsToHandOver: Sweep = {
    name: 'tenant.organizations-to-hand-over',
    everyMs: handOverEveryMs,
    run: async () => {
      const rows = await services.systemRows('SELECT organization_id, id FROM tenant.organizations_to_hand_over()', []);
      return rows.map((row) => ({
        job: inviteFirstOwnerJob.name,
        key: `first-owner-${row.id}`,
        payload: { organizationId: row.organization_id },
      }));
    },
  };
  const storeOf = (scope: OrganizationScope) => memberStoreOf(services, scope);
  const post = { sealer: envelope, hashSecret: config.hashSecret, webUrl: config.webUrl };
  return {
    bindings: [
      purgeMemberHandler({ storeOf, clock }),
      pruneRowsHandler({ rows: overRowsOf(services), clock, logger }),
      inviteFirstOwnerHandler({ storeOf, clock, post }),
      deliverNotificationHandler({
        storeOf: (scope) => notificationStoreOf(services, scope),
        post: postOf(services),
        clock,
      }),
    ],
    sweeps: [membersToPurge, organizationsToHandOver, deliveriesWaiting, rowsToPrune],
  };
}
