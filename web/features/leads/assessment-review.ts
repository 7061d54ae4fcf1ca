/** Below this confidence a person has to look at the assessment. */
const reviewConfidence = 0.6;

/** Whether an assessment is too unsure to be relied on without a person. */
export const needsReview = (confidence: number): boolean => confidence < reviewConfidence;

/** The most points one BANT criterion can bring. */
export const criterionPointsMax = 25;
