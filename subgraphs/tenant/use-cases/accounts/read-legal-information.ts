import type { LegalOperator } from '../../../../platform/config/legal-config.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import { consentVersion, consentVersionSince } from '../../domain/accounts/consent.js';
import { daysKept, retainedKinds, type RetainedKind } from '../../domain/retention.js';

/** What the terms and the privacy policy need to be told: their version, who speaks, and how long what is kept. */
export interface LegalInformation {
  readonly version: string;
  readonly inForceSince: Date;
  readonly operator: LegalOperator;
  readonly retention: readonly { readonly kind: RetainedKind; readonly days: number }[];
}

interface Needs {
  readonly viewer: Viewer;
  readonly operator: LegalOperator;
}

/** Says which texts are in force: the version that registering and consenting write down (Z-29), and the numbers that the worker erases by. */
export const readLegalInformation = defineUseCase({
  permission: 'legal:read',

  run({ operator }: Needs): Promise<LegalInformation> {
    return Promise.resolve({
      version: consentVersion,
      inForceSince: consentVersionSince,
      operator,
      retention: retainedKinds.map((kind) => ({ kind, days: daysKept[kind] })),
    });
  },
});
