import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../platform/config/clock.js';
import { bindJob, type JobBinding } from '../../../platform/queue/define-job.js';
import { organizationScopeOfJob, type OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { clockwork } from '../../../platform/viewer/viewer.js';
import type { memberStoreOf } from '../context/members.js';
import { inviteFirstOwnerJob } from '../jobs/invite-first-owner.job.js';
import type { InvitationPost } from '../use-cases/invitations/invitation-mail.js';
import { inviteFirstOwner } from '../use-cases/invitations/invite-first-owner.js';

/** What the handler works with. */
export interface InviteFirstOwnerNeeds {
  readonly storeOf: (scope: OrganizationScope) => ReturnType<typeof memberStoreOf>;
  readonly clock: Clock;
  readonly post: InvitationPost;
}

/** Invites the first owner of one organization (V-69); its row decides whether there is anything to do. */
export const inviteFirstOwnerHandler = ({ storeOf, clock, post }: InviteFirstOwnerNeeds): JobBinding =>
  bindJob(inviteFirstOwnerJob, async ({ organizationId }) => {
    const store = storeOf(organizationScopeOfJob({ organizationId }));
    const trail = { viewer: clockwork, requestId: randomUUID(), clientAddress: null };
    await ready(inviteFirstOwner, { viewer: clockwork, store, clock, trail, post })({});
  });
