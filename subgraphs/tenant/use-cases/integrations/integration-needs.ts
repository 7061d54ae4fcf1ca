import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import type { Clock } from '../../../../platform/config/clock.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { IntegrationStore } from '../../data/integrations/integration-store.js';
import type { Integration } from '../../domain/integrations/integration.js';

/** What the verbs of integrations need. */
export interface IntegrationNeeds {
  readonly viewer: Viewer;
  readonly trail: AuditTrail;
  readonly store: IntegrationStore;
  readonly clock: Clock;
}

/** What the audit log says of an integration: which values there are, and no value. */
export const factsOf = ({ provider, fields, lastTestOutcome }: Integration) => ({
  provider,
  values: fields.map(({ name }) => name),
  lastTestOutcome,
});

/** What an entry of the audit log is about. */
export const subjectOf = ({ id }: Integration) => ({ type: 'integration', id });
