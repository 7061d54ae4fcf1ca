import { PlanQuery } from './plan.query.js';

/** Plans in the graph. */
export const planResolvers = [PlanQuery] as const;
