import type { Evidence } from '../../../../platform/llm/engine.js';
import type { OfflineAnswer, OfflineSolver } from '../../../../platform/llm/offline-engine.js';
import { assessAuthority } from './authority.js';
import { assessBudget } from './budget.js';
import { assessNeed } from './need.js';
import type { BantOutput, Criterion, CriterionAssessment } from './output.js';
import { readSources, type Reading } from './passages.js';
import { reasonOf } from './reasons.js';
import { bandOf, NURTURE_FROM, QUALIFIED_FROM, verdictOf } from './rubric.js';
import type { Signal } from './signals.js';
import { bantTask, type BantInput } from './task.js';
import { assessTimeline } from './timeline.js';

const ASSESSORS: readonly (readonly [Criterion, (reading: Reading) => readonly Signal[]])[] = [
  ['BUDGET', assessBudget],
  ['AUTHORITY', assessAuthority],
  ['NEED', assessNeed],
  ['TIMELINE', assessTimeline],
];

function withoutRepeats(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return evidence.filter(({ sourceKey, start, end, quote }) => {
    const identity = `${sourceKey} ${start} ${end}`;
    if (quote === '' || seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

/** The first signal gives the points; the others only add their quotes. */
function toAssessment(criterion: Criterion, signals: readonly Signal[], reading: Reading): CriterionAssessment {
  const [first] = signals;
  const evidence = withoutRepeats(signals.map((signal) => signal.evidence));
  if (!first || evidence.length === 0) {
    return {
      criterion,
      points: 0,
      band: 'NONE',
      known: false,
      ...reasonOf('UNKNOWN', reading.language),
      evidence: [],
    };
  }
  return {
    criterion,
    points: first.points,
    band: bandOf(first.points),
    known: true,
    ...reasonOf(first.code, reading.language),
    evidence,
  };
}

/** How sure rules can be: more known criteria help; a total near a threshold or a text that gives orders does not. */
function confidenceOf(criteria: readonly CriterionAssessment[], total: number, reading: Reading): number {
  const known = criteria.filter((assessment) => assessment.known).length;
  const isNearThreshold = Math.min(Math.abs(total - QUALIFIED_FROM), Math.abs(total - NURTURE_FROM)) <= 3;
  const hundredths = 35 + 10 * known - (isNearThreshold ? 10 : 0) - (reading.hasOrders ? 10 : 0);
  return Math.max(10, hundredths) / 100;
}

/** Scores a lead on BANT by rules, without network: same input, same answer (V-26 to V-29). */
export function assessBant(input: BantInput): OfflineAnswer<BantOutput> {
  const reading = readSources(input);
  const criteria = ASSESSORS.map(([criterion, assess]) => toAssessment(criterion, assess(reading), reading));
  const total = criteria.reduce((sum, { points }) => sum + points, 0);
  const confidence = confidenceOf(criteria, total, reading);
  return {
    value: { criteria, total, verdict: verdictOf(total), confidence },
    confidence,
    evidence: criteria.flatMap(({ evidence }) => evidence),
  };
}

/** The offline engine's answer to the BANT task. */
export const bantSolver: OfflineSolver<BantInput, BantOutput> = { task: bantTask, solve: assessBant };
