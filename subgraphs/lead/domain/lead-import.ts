import type { ImportColumn } from './import-fields.js';
import type { Language, Sentence } from './language.js';

/** The states of an import. AWAITING_MAPPING is AWAITING_FILE once the file is there. */
export const leadImportStatuses = [
  'AWAITING_FILE',
  'AWAITING_MAPPING',
  'QUEUED',
  'RUNNING',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
] as const;

/** Where an import stands. */
export type LeadImportStatus = (typeof leadImportStatuses)[number];

/** The import of one file of people. */
export interface LeadImport {
  readonly id: string;
  readonly organizationId: string;
  /** The campaign the leads join; null when they join none. */
  readonly campaignId: string | null;
  readonly fileId: string;
  readonly fileName: string;
  /** The language of the person who imports, in which reasons, problems and the report are written. */
  readonly language: Language;
  readonly status: LeadImportStatus;
  /** Rows of data in the file; null before the file was read once. */
  readonly rowCount: number | null;
  /** Rows done: the place where the next worker continues. */
  readonly processedCount: number;
  readonly createdCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
  /** Rows that repeat an earlier row of the file. */
  readonly duplicateCount: number;
  readonly refusedCount: number;
  /** Rows that the plan had no room for; they are among the refused. */
  readonly limitedCount: number;
  readonly reportFileId: string | null;
  /** Why it failed, in words for the person who imports. */
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** How many rows came to what. */
export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly duplicate: number;
  readonly refused: number;
  /** How many of the refused the plan had no room for. */
  readonly limited: number;
}

/** A row that was refused, with every reason. */
export interface RefusedRow {
  readonly rowNumber: number;
  readonly lineNumber: number;
  readonly reasons: string;
  readonly cells: readonly string[];
}

const moves: Readonly<Record<LeadImportStatus, readonly LeadImportStatus[]>> = {
  AWAITING_FILE: ['QUEUED', 'CANCELLED'],
  AWAITING_MAPPING: ['QUEUED', 'CANCELLED'],
  QUEUED: ['RUNNING', 'CANCELLED'],
  RUNNING: ['COMPLETED', 'FAILED', 'CANCELLED'],
  COMPLETED: [],
  FAILED: [],
  CANCELLED: [],
};

/** Whether an import in this state may go to that one. */
export const canImportMove = (from: LeadImportStatus, to: LeadImportStatus): boolean => moves[from].includes(to);

/** The states from which an import may go to `to`. */
export const importStatesBefore = (to: LeadImportStatus): readonly LeadImportStatus[] =>
  leadImportStatuses.filter((from) => canImportMove(from, to));

/** Nothing more will happen to the import. */
export const isImportFinished = (status: LeadImportStatus): boolean => moves[status].length === 0;

/** How long a worker may be silent before another takes its import, in milliseconds. */
export const importLeaseMs = 15_000;

/** How long a failed attempt keeps sweeps away, in milliseconds: longer than all retries of its job. */
export const importRetryMs = 60_000;

/** How long after its first start an import that fails without progress is given up, in milliseconds. */
export const importGiveUpMs = 600_000;

/** Rows imported in one transaction. */
export const importBatchSize = 1_000;

/** The topic readers of an import follow. */
export const topicOfImport = (importId: string): string => `import:${importId}`;

/** One thing that is wrong with a choice of columns. */
interface MappingProblem {
  readonly path: string;
  readonly sentence: Sentence;
}

/** What is wrong with a choice of columns; an empty list when it can be used. */
export function mappingProblems(columns: readonly ImportColumn[], columnCount: number): readonly MappingProblem[] {
  const problems: MappingProblem[] = [];
  const taken = new Set<string>();
  const placed = new Set<number>();
  columns.forEach(({ columnIndex, field }, place) => {
    if (columnIndex < 0 || columnIndex >= columnCount) {
      problems.push({
        path: `mapping.${place}.columnIndex`,
        sentence: {
          FR: `Le fichier a les colonnes 0 à ${columnCount - 1}.`,
          EN: `The file has the columns 0 to ${columnCount - 1}.`,
        },
      });
    }
    if (placed.has(columnIndex)) {
      problems.push({
        path: `mapping.${place}.columnIndex`,
        sentence: {
          FR: 'Une colonne ne peut être choisie qu’une fois.',
          EN: 'A column can be mapped once.',
        },
      });
    }
    if (field !== null && field !== 'notes' && taken.has(field)) {
      problems.push({
        path: `mapping.${place}.field`,
        sentence: {
          FR: 'Seules les notes peuvent recevoir plusieurs colonnes.',
          EN: 'Only notes can take several columns.',
        },
      });
    }
    placed.add(columnIndex);
    if (field !== null) taken.add(field);
  });
  const named = taken.has('fullName') || taken.has('lastName') || taken.has('firstName');
  const employed = taken.has('companyName') || taken.has('companyDomain');
  if (!taken.has('email') && !(named && employed)) {
    problems.push({
      path: 'mapping',
      sentence: {
        FR:
          'Indiquez quelle colonne contient l’adresse e-mail, ou lesquelles contiennent le nom et l’entreprise\u00a0: ' +
          'choisissez-les, ou nommez-les dans la première ligne du fichier.',
        EN:
          'Say which column holds the e-mail address, or which ones hold the name and the company: ' +
          'choose them, or name them in the first line of the file.',
      },
    });
  }
  return problems;
}
