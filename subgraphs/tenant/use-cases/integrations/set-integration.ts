import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import {
  readIntegrationValues,
  type Integration,
  type IntegrationProvider,
  type IntegrationValues,
} from '../../domain/integrations/integration.js';
import { invalidInput, type InvalidInput } from '../../domain/members/member-problems.js';
import { factsOf, subjectOf, type IntegrationNeeds } from './integration-needs.js';

/** What configuring a service can come to. */
export type SetIntegrationOutcome =
  | { readonly kind: 'IntegrationSet'; readonly integration: Integration }
  | InvalidInput;

/** Keeps the credentials of one service, sealed, in place of those before (Z-21, Z-25, D-34). */
export const setIntegration = defineUseCase({
  permission: 'integration:manage',

  async run(
    { viewer, trail, store, clock }: IntegrationNeeds,
    input: { readonly provider: IntegrationProvider; readonly values: IntegrationValues } | null,
  ): Promise<SetIntegrationOutcome> {
    if (!input) return invalidInput([{ path: '', message: 'Give the credentials of exactly one service.' }]);
    const drafts = readIntegrationValues(input.provider, input.values);
    if ('problems' in drafts) return invalidInput(drafts.problems);
    return store.transaction(async ({ integrations, writer }) => {
      const known = await integrations.find(input.provider);
      const by = { userId: viewer.userId, now: clock.now() };
      const integration = await integrations.set(input.provider, drafts, by);
      await recordAudit(writer, trail, {
        organizationId: integration.organizationId,
        action: known ? 'integration.replaced' : 'integration.configured',
        subject: subjectOf(integration),
        ...(known ? { before: factsOf(known) } : {}),
        after: factsOf(integration),
      });
      return { kind: 'IntegrationSet' as const, integration };
    });
  },
});
