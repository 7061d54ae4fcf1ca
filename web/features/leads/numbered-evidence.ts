import type { AssessmentFragment, Criterion } from '../../graphql/generated/graphql';
import { isVerified, type Quotation } from './highlight-evidence';

/** A quote with the number it bears on the page and whether it stands in its source word for word. */
export interface NumberedEvidence extends Quotation {
  /** From 1. */
  readonly number: number;
  readonly criterion: Criterion;
  readonly sourceLabel: string | null;
  readonly verified: boolean;
}

/** Numbers the quotes of an assessment in the order they are read, and checks each against its source. */
export function numberEvidence(assessment: Pick<AssessmentFragment, 'criteria' | 'sources'>): NumberedEvidence[] {
  const sources = new Map(assessment.sources.map((source) => [source.key, source]));
  return assessment.criteria
    .flatMap(({ criterion, evidence }) => evidence.map((one) => ({ ...one, criterion })))
    .map((one, index) => {
      const source = sources.get(one.sourceKey);
      return { ...one, number: index + 1, sourceLabel: source?.label ?? null, verified: isVerified(one, source) };
    });
}
