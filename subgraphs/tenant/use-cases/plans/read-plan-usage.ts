import type { PlanUsage } from '../../../../platform/quota/read-usage.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { PlanRepository } from '../../data/plans/plan.repository.js';

interface Needs {
  readonly viewer: Viewer;
  readonly plans: PlanRepository;
}

/** Reads what the organization's plan allows and what of it is used (O-07). */
export const readPlanUsage = defineUseCase({
  permission: 'organization:read',

  run({ plans }: Needs): Promise<PlanUsage | null> {
    return plans.usage();
  },
});
