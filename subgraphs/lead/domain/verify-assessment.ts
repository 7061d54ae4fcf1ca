import {
  bandPoints,
  criteria,
  criterionPointsMax,
  verdictOf,
  type AssessedCriterion,
  type ProposedAssessment,
  type Verdict,
} from './assessment.js';
import type { FieldProblem } from './lead-problems.js';

/** What the house itself computes from an assessment that holds. */
export interface VerifiedAssessment {
  readonly total: number;
  readonly verdict: Verdict;
}

/** Either the house's own total and verdict, or everything that is wrong; paths start at the assessment. */
export type Verification = VerifiedAssessment | { readonly problems: readonly FieldProblem[] };

const reasonLengthMax = 2_000;
const evidenceMax = 20;

/**
 * Judges an assessment without knowing who made it (V-26, O-04, X-23): four criteria once each, whole points that their
 * band allows, no point without a quote, and every quote standing word for word where it says, in a text that the lead
 * really has stored.
 * @param stored the texts of the lead, by key, as read from the database.
 */
export function verifyAssessment(assessment: ProposedAssessment, stored: ReadonlyMap<string, string>): Verification {
  const problems: FieldProblem[] = [];
  if (!(assessment.confidence >= 0 && assessment.confidence <= 1)) {
    problems.push({ path: 'confidence', message: 'Confidence goes from 0 to 1.' });
  }
  problems.push(...sourceProblems(assessment, stored), ...setProblems(assessment.criteria));
  const given = new Map(assessment.sources.map((source) => [source.key, source.text]));
  assessment.criteria.forEach((criterion, index) => {
    problems.push(...criterionProblems(criterion, given, stored, `criteria.${index}`));
  });
  if (problems.length > 0) return { problems };
  const total = assessment.criteria.reduce((sum, { points }) => sum + points, 0);
  return { total, verdict: verdictOf(total) };
}

function sourceProblems({ sources }: ProposedAssessment, stored: ReadonlyMap<string, string>): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  sources.forEach(({ key, text }, index) => {
    const path = `sources.${index}`;
    if (seen.has(key)) problems.push({ path: `${path}.key`, message: 'A source is listed once.' });
    seen.add(key);
    if (stored.get(key) !== text)
      problems.push({ path: `${path}.text`, message: 'This is not what the lead has stored under this key.' });
  });
  return problems;
}

function setProblems(given: readonly AssessedCriterion[]): FieldProblem[] {
  const complete =
    given.length === criteria.length && criteria.every((name) => given.some(({ criterion }) => criterion === name));
  return complete ? [] : [{ path: 'criteria', message: 'Budget, authority, need and timeline come once each.' }];
}

function criterionProblems(
  { points, band, known, reason, translations, evidence }: AssessedCriterion,
  given: ReadonlyMap<string, string>,
  stored: ReadonlyMap<string, string>,
  path: string,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const check = (holds: boolean, field: string, message: string): void => {
    if (!holds) problems.push({ path: `${path}.${field}`, message });
  };
  check(
    Number.isInteger(points) && points >= 0 && points <= criterionPointsMax,
    'points',
    `Points are whole numbers from 0 to ${criterionPointsMax}.`,
  );
  const range = Object.hasOwn(bandPoints, band) ? bandPoints[band] : undefined;
  check(
    range !== undefined && points >= range[0] && points <= range[1],
    'band',
    'The band does not allow these points.',
  );
  check(known || points === 0, 'known', 'What is not known gets no point.');
  check(points === 0 || evidence.length > 0, 'evidence', 'Points need a quote.');
  check(evidence.length <= evidenceMax, 'evidence', `A criterion has at most ${evidenceMax} quotes.`);
  check(
    reason.trim() !== '' && reason.length <= reasonLengthMax,
    'reason',
    `Say why, in at most ${reasonLengthMax} characters.`,
  );
  check(
    Object.values(translations).every((sentence) => sentence.trim() !== '' && sentence.length <= reasonLengthMax),
    'translations',
    `Say why in at most ${reasonLengthMax} characters in every language, or leave the language out.`,
  );
  evidence.forEach(({ sourceKey, start, end, quote }, index) => {
    const text = given.get(sourceKey);
    const real = text !== undefined && stored.get(sourceKey) === text;
    check(real, `evidence.${index}.sourceKey`, 'The lead has no such stored text.');
    const inside =
      Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= (text?.length ?? 0);
    const holds = inside && quote !== '' && text?.slice(start, end) === quote;
    check(holds, `evidence.${index}.quote`, 'The quote does not stand there word for word.');
  });
  return problems;
}
