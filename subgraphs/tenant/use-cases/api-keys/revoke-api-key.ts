import { revokeAccess } from '../../../../platform/access/revoke-access.js';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { ApiKey } from '../../domain/api-keys/api-key.js';
import {
  apiKeyNotActive,
  apiKeyNotFound,
  type ApiKeyNotActive,
  type ApiKeyNotFound,
} from '../../domain/api-keys/api-key-problems.js';
import { factsOf, subjectOf, type ApiKeyNeeds } from './api-key-needs.js';

/** What revoking a key can come to. */
export type RevokeApiKeyOutcome =
  | { readonly kind: 'ApiKeyRevoked'; readonly apiKey: ApiKey }
  | ApiKeyNotFound
  | ApiKeyNotActive;

/** Ends a key at once, on every gateway, with the streams it opened. */
export const revokeApiKey = defineUseCase({
  permission: 'api-key:manage',

  async run({ trail, store }: ApiKeyNeeds, { apiKeyId }: { readonly apiKeyId: string }): Promise<RevokeApiKeyOutcome> {
    return store.transaction(async ({ keys, writer }) => {
      const known = await keys.findById(apiKeyId);
      if (!known) return apiKeyNotFound(apiKeyId);
      const apiKey = await keys.revoke(known.id);
      if (!apiKey) return apiKeyNotActive({ ...known, status: 'REVOKED' });
      const { organizationId } = apiKey;
      await revokeAccess(writer, { kind: 'API_KEY', subjectId: apiKey.id, organizationId });
      await recordAudit(writer, trail, {
        organizationId,
        action: 'api-key.revoked',
        subject: subjectOf(apiKey),
        before: factsOf(known),
        after: factsOf(apiKey),
      });
      return { kind: 'ApiKeyRevoked' as const, apiKey };
    });
  },
});
