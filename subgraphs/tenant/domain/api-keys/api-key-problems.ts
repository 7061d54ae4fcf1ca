import type { ApiKey, ApiKeyStatus } from './api-key.js';

/** No such key in this organization; another organization's gives the same answer. */
export interface ApiKeyNotFound {
  readonly kind: 'ApiKeyNotFound';
  readonly message: string;
  readonly apiKeyId: string;
}

/** The key is over, or was replaced before. */
export interface ApiKeyNotActive {
  readonly kind: 'ApiKeyNotActive';
  readonly message: string;
  readonly status: ApiKeyStatus;
}

export const apiKeyNotFound = (apiKeyId: string): ApiKeyNotFound => ({
  kind: 'ApiKeyNotFound',
  message: 'No such API key.',
  apiKeyId,
});

export const apiKeyNotActive = ({ status }: ApiKey): ApiKeyNotActive => ({
  kind: 'ApiKeyNotActive',
  message: `This key is ${status.toLowerCase()} and cannot be changed in this way. Create a new one.`,
  status,
});
