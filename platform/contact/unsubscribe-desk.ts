import { recordedTransaction, done, nothingDone } from '../audit/recorded-transaction.js';
import type { Clock } from '../config/clock.js';
import type { Database } from '../database/database.js';
import { organizationScopeOfLink } from '../tenancy/organization-scope.js';
import { anonymous } from '../viewer/viewer.js';
import { writeObjection } from './suppression-list.js';
import { keptTokenHash, type UnsubscribeSubject } from './unsubscribe-token.js';

/** What an unsubscribe link stands for. */
export interface UnsubscribeLink extends UnsubscribeSubject {
  /** Who writes to the person. */
  readonly organizationName: string;
}

/** Through which request somebody objects. */
export interface ObjectingRequest {
  readonly requestId: string;
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
}

/** What somebody may do who holds an unsubscribe link and is nobody else to us. */
export class UnsubscribeDesk {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** What a token stands for; null for one that is not ours. Reads and changes nothing. */
  async find(token: string): Promise<UnsubscribeLink | null> {
    const hash = keptTokenHash(token);
    if (hash === null) return null;
    const [link] = await this.#database.forIdentity().$queryRawUnsafe<readonly UnsubscribeLink[]>(
      `SELECT organization_id AS "organizationId", organization_name AS "organizationName", channel, address_hash AS "addressHash",
         campaign_id AS "campaignId" FROM platform.unsubscribe_link($1)`,
      hash,
    );
    return link ?? null;
  }

  /** The person objects, from this moment on and for good. Once written down, doing it again changes nothing. */
  async object(link: UnsubscribeLink, request: ObjectingRequest): Promise<void> {
    const scope = organizationScopeOfLink(link);
    const client = this.#database.forOrganization(scope);
    const objection = { ...link, origin: 'UNSUBSCRIBE_LINK', recordedBy: null } as const;
    await recordedTransaction(
      (run) => client.$transaction(run),
      { ...request, viewer: anonymous },
      scope,
      async (writer: Parameters<Parameters<typeof client.$transaction>[0]>[0]) => {
        const isNew = await writeObjection(writer, scope, objection, this.#clock.now());
        if (!isNew) return nothingDone(null);
        const { channel, campaignId } = link;
        const after = { channel, campaignId, origin: objection.origin };
        return done(null, { action: 'contact.objected', subject: null, after });
      },
    );
  }
}
