import type { Language } from './language.js';

/** What the first line of a report of refused rows says: the two columns before those of the file, and a column without header. */
export const reportHeaders: Readonly<Record<Language, { line: string; reasons: string; column: string }>> = {
  FR: { line: 'Ligne', reasons: 'Motifs', column: 'Colonne' },
  EN: { line: 'Line', reasons: 'Reasons', column: 'Column' },
};
