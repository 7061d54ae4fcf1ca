import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Integration, IntegrationProvider } from '../../domain/integrations/integration.js';
import { integrationNotFound, type IntegrationNotFound } from '../../domain/integrations/integration-problems.js';
import { factsOf, subjectOf, type IntegrationNeeds } from './integration-needs.js';

/** What removing an integration can come to. */
export type RemoveIntegrationOutcome =
  | { readonly kind: 'IntegrationRemoved'; readonly integration: Integration }
  | IntegrationNotFound;

/** Deletes the credentials of a service. */
export const removeIntegration = defineUseCase({
  permission: 'integration:manage',

  async run(
    { trail, store }: IntegrationNeeds,
    { provider }: { readonly provider: IntegrationProvider },
  ): Promise<RemoveIntegrationOutcome> {
    return store.transaction(async ({ integrations, writer }) => {
      const integration = await integrations.find(provider);
      if (!integration || !(await integrations.remove(provider))) return integrationNotFound(provider);
      await recordAudit(writer, trail, {
        organizationId: integration.organizationId,
        action: 'integration.removed',
        subject: subjectOf(integration),
        before: factsOf(integration),
      });
      return { kind: 'IntegrationRemoved' as const, integration };
    });
  },
});
