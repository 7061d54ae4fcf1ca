import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import type { Clock } from '../../../../platform/config/clock.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { ApiKeyStore } from '../../data/api-keys/api-key-store.js';
import type { ApiKey } from '../../domain/api-keys/api-key.js';

/** What the verbs of API keys need. */
export interface ApiKeyNeeds {
  readonly viewer: Viewer;
  readonly trail: AuditTrail;
  readonly store: ApiKeyStore;
  readonly clock: Clock;
}

/** The same, for verbs that draw a key. */
export interface IssuingNeeds extends ApiKeyNeeds {
  /** Names keys where they are stored unreadably. */
  readonly hashSecret: string;
}

/** What the audit log says of a key; its prefix is no secret. */
export const factsOf = ({ name, prefix, environment, scopes, requestsPerMinute, expiresAt, status }: ApiKey) => ({
  name,
  prefix,
  environment,
  scopes,
  requestsPerMinute,
  expiresAt,
  status,
});

/** What an entry of the audit log is about. */
export const subjectOf = ({ id }: ApiKey) => ({ type: 'api-key', id });
