import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import type { FileStore } from '../../../platform/files/file-store.js';
import type { TrialEnded } from '../../../platform/quota/quota-problems.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { LeadStore } from '../data/lead-store.js';
import { isIdentifier } from '../domain/identifier.js';
import type { Language, Sentence } from '../domain/language.js';
import { importAct } from '../domain/lead-acts.js';
import type { LeadImport } from '../domain/lead-import.js';
import {
  importCampaignNotFound,
  invalidInput,
  type ImportCampaignNotFound,
  type InvalidInput,
} from '../domain/lead-problems.js';
import { storableText } from '../domain/storable-text.js';

/** What starting an import can come to. */
export type StartLeadImportOutcome =
  | { readonly kind: 'LeadImportStarted'; readonly leadImport: LeadImport }
  | ImportCampaignNotFound
  | InvalidInput
  | TrialEnded;

/** Which file is coming, and in which language the import speaks; in English when nothing is said. */
interface StartLeadImportInput {
  readonly fileName: string;
  readonly campaignId?: string | null | undefined;
  readonly language?: Language | undefined;
}

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly files: FileStore;
  readonly clock: Clock;
}

const fileNameLengthMax = 255;

const fileNameNeeded: Sentence = {
  FR: `Donnez au fichier un nom de ${fileNameLengthMax} caractères au plus.`,
  EN: `Give the file a name of at most ${fileNameLengthMax} characters.`,
};

/** Makes room for a file of people. The campaign is another house's: whether it exists is not known here, only whether it may. */
export const startLeadImport = defineUseCase({
  permission: 'lead:import',

  async run({ viewer, store, files, clock }: Needs, input: StartLeadImportInput): Promise<StartLeadImportOutcome> {
    const fileName = storableText(input.fileName).trim();
    const campaignId = input.campaignId ?? null;
    const language = input.language ?? 'EN';
    if (campaignId !== null && !isIdentifier(campaignId)) return importCampaignNotFound(campaignId, language);
    if (fileName === '' || fileName.length > fileNameLengthMax) {
      return invalidInput([{ path: 'fileName', message: fileNameNeeded[language] }]);
    }
    const fileId = await files.announce(store.scope, {
      name: fileName,
      mediaType: 'text/csv',
      permission: 'lead:import',
      createdBy: viewer.userId,
    });
    return store.transaction<StartLeadImportOutcome>(async ({ imports, quota }) => {
      const shortage = await quota.shortage('LEADS', clock.now());
      if (shortage?.kind === 'TrialEnded') return nothingDone(shortage);
      const draft = { campaignId, fileId, fileName, language, createdBy: viewer.userId, now: clock.now() };
      const leadImport = await imports.create(draft);
      return done({ kind: 'LeadImportStarted', leadImport }, importAct('started', leadImport));
    });
  },
});
