import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { viewAsNotFound, type ViewAsNotFound } from '../../domain/admin-problems.js';
import type { ViewAs } from '../../domain/view-as/view-as.js';
import type { AdminNeeds } from '../admin-needs.js';

/** What ending a view can come to. */
export type EndViewAsOutcome = { readonly kind: 'ViewAsEnded'; readonly viewAs: ViewAs } | ViewAsNotFound;

/** Ends a view of one's own at once, on every gateway; ending it again changes nothing. */
export const endViewAs = defineUseCase({
  permission: 'platform:impersonate',

  async run(
    { viewer, store, clock }: AdminNeeds,
    { viewAsId }: { readonly viewAsId: string },
  ): Promise<EndViewAsOutcome> {
    const adminId = viewer.userId ?? '';
    if (!(await store.viewAs.findOwn(viewAsId, adminId))) return viewAsNotFound;
    return store.transaction(async ({ viewAs: views, revoke, record }) => {
      const ended = await views.end(viewAsId, adminId, clock.now());
      const viewAs = await views.findOwn(viewAsId, adminId);
      if (!viewAs) return viewAsNotFound;
      if (!ended) return { kind: 'ViewAsEnded' as const, viewAs };
      const { organizationId, endedAt } = viewAs;
      await revoke({ kind: 'SESSION', subjectId: viewAsId, organizationId });
      await record({
        organizationId,
        action: 'view-as.ended',
        subject: { type: 'ViewAs', id: viewAsId },
        after: { endedAt },
      });
      return { kind: 'ViewAsEnded' as const, viewAs };
    });
  },
});
