import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import type { Clock } from '../../../../platform/config/clock.js';
import { defineUseCase, NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { IdentityStore } from '../../data/identity-store.js';
import { invalidInput, type InvalidInput } from '../../domain/members/member-problems.js';
import { cleanName, nameProblems } from '../../domain/members/person.js';
import type { Locale } from '../../domain/user.js';

/** What changing one's own name or language can come to. */
export type UpdateMeOutcome = { readonly kind: 'MeUpdated'; readonly userId: string } | InvalidInput;

/** What people need who look after their own account. */
export interface SelfNeeds {
  readonly viewer: Viewer;
  readonly trail: AuditTrail;
  readonly identity: IdentityStore;
  readonly clock: Clock;
}

interface Input {
  readonly name?: string | null | undefined;
  readonly locale?: Locale | null | undefined;
}

/** Changes name and language of the person who asks; what is left out stays. */
export const updateMe = defineUseCase({
  permission: 'self:manage',

  async run({ viewer, trail, identity, clock }: SelfNeeds, input: Input): Promise<UpdateMeOutcome> {
    const { userId } = viewer;
    if (userId === null) throw new NotPermitted('self:manage');
    const name = input.name ?? null;
    const problems = name === null ? [] : nameProblems(name);
    if (problems.length > 0) return invalidInput(problems);
    await identity.transaction(async ({ accounts, writer }) => {
      const before = await accounts.findAddressee(userId);
      if (!before) throw new NotPermitted('self:manage');
      const after = { name: name === null ? before.name : cleanName(name), locale: input.locale ?? before.locale };
      await accounts.describe(userId, after, clock.now());
      await recordAudit(writer, trail, {
        organizationId: before.organizationId,
        action: 'user.updated',
        subject: { type: 'user', id: userId },
        before: { name: before.name, locale: before.locale },
        after,
      });
    });
    return { kind: 'MeUpdated', userId };
  },
});
