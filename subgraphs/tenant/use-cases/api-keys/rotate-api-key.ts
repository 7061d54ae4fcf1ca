import { v7 as uuidv7 } from 'uuid';
import { revokeAccess } from '../../../../platform/access/revoke-access.js';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { newApiKey } from '../../../../platform/crypto/api-key.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { expiryOfSuccessor, overlapEnd, overlapHoursMax, type ApiKey } from '../../domain/api-keys/api-key.js';
import {
  apiKeyNotActive,
  apiKeyNotFound,
  type ApiKeyNotActive,
  type ApiKeyNotFound,
} from '../../domain/api-keys/api-key-problems.js';
import { invalidInput, type InvalidInput } from '../../domain/members/member-problems.js';
import { factsOf, subjectOf, type IssuingNeeds } from './api-key-needs.js';

/** What replacing a key can come to. */
export type RotateApiKeyOutcome =
  | {
      readonly kind: 'ApiKeyRotated';
      readonly apiKey: ApiKey;
      /** The new key itself; shown once. */
      readonly key: string;
      /** The old one, which works until its expiry. */
      readonly replaced: ApiKey;
    }
  | ApiKeyNotFound
  | ApiKeyNotActive
  | InvalidInput;

const overlapProblem = {
  path: 'overlapHours',
  message: `Let the old key go on for 0 to ${overlapHoursMax} hours.`,
};

/** Draws a key that takes another's place; the old one goes on working for the overlap, or ends at once without one. */
export const rotateApiKey = defineUseCase({
  permission: 'api-key:manage',

  async run(
    { viewer, trail, store, clock, hashSecret }: IssuingNeeds,
    { apiKeyId, overlapHours }: { readonly apiKeyId: string; readonly overlapHours: number },
  ): Promise<RotateApiKeyOutcome> {
    if (overlapHours < 0 || overlapHours > overlapHoursMax) return invalidInput([overlapProblem]);
    const now = clock.now();
    return store.transaction(async ({ keys, writer }) => {
      const known = await keys.findById(apiKeyId);
      if (!known) return apiKeyNotFound(apiKeyId);
      const id = uuidv7();
      const replaced = await keys.replace(known.id, id, overlapEnd(known.expiresAt, overlapHours, now));
      if (!replaced) return apiKeyNotActive((await keys.findById(apiKeyId)) ?? known);
      const { name, environment, scopes, requestsPerMinute, organizationId } = known;
      const issued = newApiKey(environment, hashSecret);
      const expiresAt = expiryOfSuccessor(known, now);
      const draft = { id, issued, name, environment, scopes, requestsPerMinute, expiresAt, createdBy: viewer.userId };
      const apiKey = await keys.create(draft);
      if (replaced.status === 'EXPIRED')
        await revokeAccess(writer, { kind: 'API_KEY', subjectId: known.id, organizationId });
      await recordAudit(writer, trail, {
        organizationId,
        action: 'api-key.rotated',
        subject: subjectOf(known),
        before: factsOf(known),
        after: { ...factsOf(replaced), replacedById: apiKey.id },
      });
      return { kind: 'ApiKeyRotated' as const, apiKey, key: issued.key, replaced };
    });
  },
});
