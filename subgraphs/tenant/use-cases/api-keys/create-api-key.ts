import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { newApiKey } from '../../../../platform/crypto/api-key.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import {
  apiKeyNameLengthMax,
  type ApiKey,
  type ApiKeyEnvironment,
  type ApiKeyScope,
} from '../../domain/api-keys/api-key.js';
import { invalidInput, type InvalidInput } from '../../domain/members/member-problems.js';
import { factsOf, subjectOf, type IssuingNeeds } from './api-key-needs.js';

/** What creating a key can come to. */
export type CreateApiKeyOutcome =
  | {
      readonly kind: 'ApiKeyCreated';
      readonly apiKey: ApiKey;
      /** The key itself; shown once. */
      readonly key: string;
    }
  | InvalidInput;

/** What a person says about a new key. */
export interface NewApiKeyWish {
  readonly name: string;
  readonly environment: ApiKeyEnvironment;
  readonly scopes: readonly ApiKeyScope[];
  readonly expiresAt?: Date | null | undefined;
}

/** What is wrong with the name of a key. */
export const nameProblems = (name: string): InvalidInput['problems'] =>
  name.length > 0 && name.length <= apiKeyNameLengthMax && !name.includes('\0')
    ? []
    : [{ path: 'name', message: `Give the key a name of at most ${apiKeyNameLengthMax} characters.` }];

function problemsOf({ name, scopes, expiresAt }: NewApiKeyWish, now: Date): InvalidInput['problems'] {
  const problems = [...nameProblems(name.trim())];
  if (scopes.length === 0) problems.push({ path: 'scopes', message: 'Say what the key may do: one scope at least.' });
  if (expiresAt && expiresAt <= now)
    problems.push({ path: 'expiresAt', message: 'Let the key expire in the future, or never.' });
  return problems;
}

/** Draws a key for a partner's program; only its keyed hash is kept (Z-27, X-20). */
export const createApiKey = defineUseCase({
  permission: 'api-key:manage',

  async run(needs: IssuingNeeds, input: NewApiKeyWish): Promise<CreateApiKeyOutcome> {
    const { viewer, trail, store, clock, hashSecret } = needs;
    const problems = problemsOf(input, clock.now());
    if (problems.length > 0) return invalidInput(problems);
    const issued = newApiKey(input.environment, hashSecret);
    return store.transaction(async ({ keys, writer }) => {
      const apiKey = await keys.create({
        issued,
        name: input.name.trim(),
        environment: input.environment,
        scopes: [...new Set(input.scopes)],
        requestsPerMinute: null,
        createdBy: viewer.userId,
        expiresAt: input.expiresAt ?? null,
      });
      await recordAudit(writer, trail, {
        organizationId: apiKey.organizationId,
        action: 'api-key.created',
        subject: subjectOf(apiKey),
        after: factsOf(apiKey),
      });
      return { kind: 'ApiKeyCreated' as const, apiKey, key: issued.key };
    });
  },
});
