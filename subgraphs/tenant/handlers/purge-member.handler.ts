import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../platform/config/clock.js';
import { bindJob, type JobBinding } from '../../../platform/queue/define-job.js';
import { organizationScopeOfJob, type OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { clockwork } from '../../../platform/viewer/viewer.js';
import type { memberStoreOf } from '../context/members.js';
import { purgeMemberJob } from '../jobs/purge-member.job.js';
import { purgeMember } from '../use-cases/members/purge-member.js';

/** What the handler works with. */
export interface PurgeMemberNeeds {
  readonly storeOf: (scope: OrganizationScope) => ReturnType<typeof memberStoreOf>;
  readonly clock: Clock;
}

/** Erases one removed member; the row decides whether there is anything to do. */
export const purgeMemberHandler = ({ storeOf, clock }: PurgeMemberNeeds): JobBinding =>
  bindJob(purgeMemberJob, async ({ organizationId, memberId }) => {
    const store = storeOf(organizationScopeOfJob({ organizationId }));
    const trail = { viewer: clockwork, requestId: randomUUID(), clientAddress: null };
    await ready(purgeMember, { viewer: clockwork, store, clock, trail })({ memberId });
  });
