import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { ProspectCriteria } from '../domain/criteria.js';
import type { ReadCriteria } from './campaign-content.js';

/** A prospect as the preview shows it. */
export interface PreviewedProspect {
  readonly name: string;
  readonly jobTitle: string;
  readonly companyName: string;
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
}

/** How many prospects match, and a few of them. */
export type CountProspects = (
  criteria: ProspectCriteria,
  sampleSize: number,
) => Promise<{ readonly matching: number; readonly sample: readonly PreviewedProspect[] }>;

/** How a text was understood and what it would find. */
export interface CriteriaPreview {
  readonly criteria: ProspectCriteria;
  readonly matching: number;
  readonly sample: readonly PreviewedProspect[];
}

interface Needs {
  readonly viewer: Viewer;
  readonly readCriteria: ReadCriteria;
  readonly countProspects: CountProspects;
}

const sampleSize = 5;
const textLengthMax = 2_000;

/** Shows how the prospector understands a text before anything is created. */
export const previewCriteria = defineUseCase({
  permission: 'campaign:read',

  async run({ readCriteria, countProspects }: Needs, { text }: { readonly text: string }): Promise<CriteriaPreview> {
    const criteria = await readCriteria(text.slice(0, textLengthMax));
    return { criteria, ...(await countProspects(criteria, sampleSize)) };
  },
});
