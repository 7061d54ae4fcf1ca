import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { ApiKeyChange } from '../../data/api-keys/api-key.repository.js';
import { requestsPerMinuteMax, type ApiKey } from '../../domain/api-keys/api-key.js';
import {
  apiKeyNotActive,
  apiKeyNotFound,
  type ApiKeyNotActive,
  type ApiKeyNotFound,
} from '../../domain/api-keys/api-key-problems.js';
import { invalidInput, type InvalidInput } from '../../domain/members/member-problems.js';
import { factsOf, subjectOf, type ApiKeyNeeds } from './api-key-needs.js';
import { nameProblems } from './create-api-key.js';

/** What changing a key can come to. */
export type UpdateApiKeyOutcome =
  | { readonly kind: 'ApiKeyUpdated'; readonly apiKey: ApiKey }
  | ApiKeyNotFound
  | ApiKeyNotActive
  | InvalidInput;

function problemsOf({ name, requestsPerMinute }: ApiKeyChange): InvalidInput['problems'] {
  const isAllowed = requestsPerMinute == null || (requestsPerMinute >= 1 && requestsPerMinute <= requestsPerMinuteMax);
  return [
    ...(name === undefined ? [] : nameProblems(name)),
    ...(isAllowed
      ? []
      : [{ path: 'requestsPerMinute', message: `Allow 1 to ${requestsPerMinuteMax} requests a minute, or null.` }]),
  ];
}

/** Renames a key or changes what it may do a minute; its scopes are its own for life. */
export const updateApiKey = defineUseCase({
  permission: 'api-key:manage',

  async run(
    { trail, store }: ApiKeyNeeds,
    input: {
      readonly apiKeyId: string;
      readonly name?: string | null | undefined;
      readonly requestsPerMinute?: number | null | undefined;
    },
  ): Promise<UpdateApiKeyOutcome> {
    const change = { name: input.name?.trim(), requestsPerMinute: input.requestsPerMinute };
    const problems = problemsOf(change);
    if (problems.length > 0) return invalidInput(problems);
    return store.transaction(async ({ keys, writer }) => {
      const known = await keys.findById(input.apiKeyId);
      if (!known) return apiKeyNotFound(input.apiKeyId);
      const apiKey = await keys.edit(known.id, change);
      if (!apiKey) return apiKeyNotActive((await keys.findById(known.id)) ?? known);
      await recordAudit(writer, trail, {
        organizationId: apiKey.organizationId,
        action: 'api-key.updated',
        subject: subjectOf(apiKey),
        before: factsOf(known),
        after: factsOf(apiKey),
      });
      return { kind: 'ApiKeyUpdated' as const, apiKey };
    });
  },
});
