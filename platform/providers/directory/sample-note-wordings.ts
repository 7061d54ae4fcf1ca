import type { DirectoryFunction } from './directory.js';

/**
 * Sentences the sample notes are put together from, always in the invented contact's own words and never about the company.
 * `{need}` is a wish, `{amount}` a sum, `{date}`, `{month}` and `{weeks}` a time after the note.
 */
export interface NoteWordings {
  readonly needsByFunction: Readonly<Record<DirectoryFunction, readonly string[]>>;
  readonly strongNeed: readonly string[];
  readonly weakNeed: readonly string[];
  readonly strongBudget: readonly string[];
  readonly weakBudget: readonly string[];
  readonly strongTimeline: readonly string[];
  readonly weakTimeline: readonly string[];
  readonly strongAuthority: readonly string[];
  readonly weakAuthority: readonly string[];
  readonly neutral: readonly string[];
  readonly negative: readonly string[];
}
