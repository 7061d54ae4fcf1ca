import { ApiKeyFields } from './api-key.fields.js';
import { ApiKeyQuery } from './api-key.query.js';
import { CreateApiKeyMutation } from './create-api-key.mutation.js';
import { RevokeApiKeyMutation } from './revoke-api-key.mutation.js';
import { RotateApiKeyMutation } from './rotate-api-key.mutation.js';
import { UpdateApiKeyMutation } from './update-api-key.mutation.js';

/** Everything the graph says about API keys. */
export const apiKeyResolvers = [
  ApiKeyQuery,
  ApiKeyFields,
  CreateApiKeyMutation,
  RotateApiKeyMutation,
  RevokeApiKeyMutation,
  UpdateApiKeyMutation,
] as const;
