import type { IntegrationProvider } from './integration.js';

/** The organization has not configured this service. */
export interface IntegrationNotFound {
  readonly kind: 'IntegrationNotFound';
  readonly message: string;
  readonly provider: IntegrationProvider;
}

/** The organization has services asked too often. */
export interface TooManyIntegrationTests {
  readonly kind: 'TooManyIntegrationTests';
  readonly message: string;
  readonly retryAfterSeconds: number;
}

export const integrationNotFound = (provider: IntegrationProvider): IntegrationNotFound => ({
  kind: 'IntegrationNotFound',
  message: 'This service is not configured.',
  provider,
});

export const tooManyIntegrationTests = (retryAfterSeconds: number): TooManyIntegrationTests => ({
  kind: 'TooManyIntegrationTests',
  message: `Services are asked at most five times a minute. Try again in ${retryAfterSeconds} seconds.`,
  retryAfterSeconds,
});
