import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { MemberNeeds } from './acting-member.js';

/** What purging comes to: erased, or nothing to do because the member was restored, is gone, or is not due yet. */
export interface PurgeMemberOutcome {
  readonly kind: 'MemberPurged' | 'NothingToPurge';
}

/** Erases a removed member whose thirty days are over: the account and everything that belongs to it. */
export const purgeMember = defineUseCase({
  permission: 'retention:purge',

  async run(
    { store, clock, trail }: MemberNeeds,
    { memberId }: { readonly memberId: string },
  ): Promise<PurgeMemberOutcome> {
    return store.transaction(async ({ members, writer }) => {
      const isPurged = await members.purge(memberId, clock.now());
      if (!isPurged) return { kind: 'NothingToPurge' as const };
      await recordAudit(writer, trail, {
        organizationId: store.scope.organizationId,
        action: 'member.purged',
        subject: { type: 'user', id: memberId },
      });
      return { kind: 'MemberPurged' as const };
    });
  },
});
