import { recordAudit } from '../../../../platform/audit/record-audit.js';
import type { IntegrationProbe, ProbeVerdict } from '../../../../platform/providers/integrations/integration-probe.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { IdentityStore } from '../../data/identity-store.js';
import {
  testsPerMinuteMax,
  type Integration,
  type IntegrationProvider,
} from '../../domain/integrations/integration.js';
import {
  integrationNotFound,
  tooManyIntegrationTests,
  type IntegrationNotFound,
  type TooManyIntegrationTests,
} from '../../domain/integrations/integration-problems.js';
import type { AttemptLimit } from '../../domain/sessions/attempts.js';
import { countAttempt } from '../sessions/count-attempt.js';
import { factsOf, subjectOf, type IntegrationNeeds } from './integration-needs.js';

/** What asking a service can come to. */
export type TestIntegrationOutcome =
  | { readonly kind: 'IntegrationWorks'; readonly integration: Integration }
  | { readonly kind: 'IntegrationRefused'; readonly message: string; readonly integration: Integration }
  | { readonly kind: 'IntegrationUnreachable'; readonly message: string; readonly integration: Integration }
  | IntegrationNotFound
  | TooManyIntegrationTests;

/** What asking a service needs. */
export interface TestIntegrationNeeds extends IntegrationNeeds {
  readonly probe: IntegrationProbe;
  readonly identity: IdentityStore;
  readonly hashSecret: string;
}

/** By organization and not by service: else credentials of strangers could be tried here one after the other. */
const perOrganization: AttemptLimit = {
  purpose: 'integration:test',
  attemptsMax: testsPerMinuteMax,
  windowSeconds: 60,
};

function outcomeOf(verdict: ProbeVerdict, integration: Integration): TestIntegrationOutcome {
  if (verdict.outcome === 'WORKS') return { kind: 'IntegrationWorks', integration };
  const kind = verdict.outcome === 'REFUSED' ? 'IntegrationRefused' : 'IntegrationUnreachable';
  return { kind, message: verdict.reason, integration };
}

/** Asks a service, by its cheapest request, whether it accepts the credentials that are kept here. */
export const testIntegration = defineUseCase({
  permission: 'integration:manage',

  async run(
    needs: TestIntegrationNeeds,
    { provider }: { readonly provider: IntegrationProvider },
  ): Promise<TestIntegrationOutcome> {
    const { trail, store, clock, probe } = needs;
    const integration = await store.integrations.find(provider);
    if (!integration) return integrationNotFound(provider);
    const wait = await countAttempt(needs, [[perOrganization, store.scope.organizationId]]);
    if (wait !== null) return tooManyIntegrationTests(wait);
    const verdict = await probe.probe(provider, await store.integrations.openCredentials(provider));
    return store.transaction(async ({ integrations, writer }) => {
      const tested = await integrations.noteTest(integration, verdict.outcome, clock.now());
      const { organizationId } = integration;
      const after = { ...factsOf(integration), lastTestOutcome: verdict.outcome };
      const entry = { organizationId, action: 'integration.tested', subject: subjectOf(integration), after };
      await recordAudit(writer, trail, entry);
      return outcomeOf(verdict, tested ?? integration);
    });
  },
});
