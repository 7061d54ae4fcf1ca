import type { OrganizationScope } from '../tenancy/organization-scope.js';
import { organizationIdOf, type PlatformScope } from '../tenancy/platform-scope.js';

/** The transaction of a use case, seen as something that runs SQL: what is written through it commits with the rows it speaks of. */
export interface TransactionWriter {
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>;
}

/** Something that happened, on a topic that readers follow. */
export interface DomainEvent {
  /** For instance `run:<id>`; readers follow one topic of one organization, or of the platform. */
  readonly topic: string;
  /** Plain data; readers parse it with the schema of its house. */
  readonly payload: unknown;
}

/** Writes events in the transaction that made them true. They are delivered after its commit, in this order. */
export async function appendEvents(
  transaction: TransactionWriter,
  scope: OrganizationScope | PlatformScope,
  events: readonly DomainEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await transaction.$executeRawUnsafe(
    `INSERT INTO platform.event_outbox (organization_id, topic, payload)
     SELECT $1::uuid, e.topic, e.payload::jsonb FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS e (topic, payload, place) ORDER BY e.place`,
    organizationIdOf(scope),
    events.map((event) => event.topic),
    events.map((event) => JSON.stringify(event.payload)),
  );
}
