import type { OfflineAnswer, OfflineSolver } from '../../../../platform/llm/offline-engine.js';
import type { ProspectingCriteria } from './output.js';
import { CriteriaBuilder } from './reading/criteria-builder.js';
import { scopeItems } from './reading/exclusion-scope.js';
import { readItems } from './reading/items.js';
import { settleUnread } from './reading/unread.js';
import { criteriaSourceKey, parseCriteriaTask, type ParseCriteriaInput } from './task.js';

/** Sure when everything was read; each unread part costs, and nothing read is no answer. */
function confidenceOf({ readings, unread }: ProspectingCriteria): number {
  if (readings.length === 0) return 0;
  return Math.max(0.2, 0.9 - 0.2 * unread.length);
}

/** Reads criteria by rules and tables: the same text always gives the same filter. */
export function parseCriteria({ text }: ParseCriteriaInput): OfflineAnswer<ProspectingCriteria> {
  const { request, unread } = settleUnread(readItems(text));
  const builder = new CriteriaBuilder(text, criteriaSourceKey, unread);
  for (const scoped of scopeItems(request)) {
    const start = request.tokens[scoped.item.from]?.start ?? 0;
    const end = request.tokens[scoped.item.to - 1]?.end ?? text.length;
    builder.add(scoped, start, end);
  }
  const value = builder.build();
  return { value, confidence: confidenceOf(value), evidence: value.readings.map(({ evidence }) => evidence) };
}

/** The offline answer to `prospector.parse-criteria`. */
export const parseCriteriaOffline: OfflineSolver<ParseCriteriaInput, ProspectingCriteria> = {
  task: parseCriteriaTask,
  solve: parseCriteria,
};
