import { IntegrationFields } from './integration.fields.js';
import { IntegrationQuery } from './integration.query.js';
import { RemoveIntegrationMutation } from './remove-integration.mutation.js';
import { SetIntegrationMutation } from './set-integration.mutation.js';
import { TestIntegrationMutation } from './test-integration.mutation.js';

/** Everything the graph says about integrations. */
export const integrationResolvers = [
  IntegrationQuery,
  IntegrationFields,
  SetIntegrationMutation,
  RemoveIntegrationMutation,
  TestIntegrationMutation,
] as const;
