import { hashSecretToken } from '../crypto/secret-token.js';
import type { OrganizationScope } from '../tenancy/organization-scope.js';
import { hashContact, type ContactChannel } from './contact-address.js';
import type { Objection, ObjectionOrigin } from './objection.js';
import { unsubscribeToken } from './unsubscribe-token.js';

/** A client of the database that sees one organization, or a transaction of it. */
export interface ContactClient {
  $queryRawUnsafe<Rows>(query: string, ...values: unknown[]): Promise<Rows>;
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>;
}

/** An objection about to be written down. */
export interface NewObjection {
  readonly channel: ContactChannel;
  readonly addressHash: string;
  /** Null: the whole organization. */
  readonly campaignId: string | null;
  readonly origin: ObjectionOrigin;
  /** Who was told; null when the person did it themselves. */
  readonly recordedBy: string | null;
}

/** Writes an objection down; false when it stood already. It cannot be taken back by anybody. */
export async function writeObjection(
  client: ContactClient,
  { organizationId }: OrganizationScope,
  { channel, addressHash, campaignId, origin, recordedBy }: NewObjection,
  now: Date,
): Promise<boolean> {
  const count = await client.$executeRawUnsafe(
    `INSERT INTO platform.suppressions (organization_id, channel, address_hash, campaign_id, origin, recorded_by, created_at)
     VALUES ($1::uuid, $2, $3, $4::uuid, $5, $6::uuid, $7::timestamptz) ON CONFLICT DO NOTHING`,
    organizationId,
    channel,
    addressHash,
    campaignId,
    origin,
    recordedBy,
    now.toISOString(),
  );
  return count > 0;
}

interface Row {
  readonly hash: string;
  readonly campaignId: string | null;
  readonly since: Date;
}

/** Who of the mail addresses of one organization must not be written to. Addresses go in, none ever comes out. */
export class SuppressionList {
  readonly #client: ContactClient;
  readonly #scope: OrganizationScope;
  readonly #hashSecret: string;

  constructor(client: ContactClient, scope: OrganizationScope, hashSecret: string) {
    this.#client = client;
    this.#scope = scope;
    this.#hashSecret = hashSecret;
  }

  /** What stands for an address on the list and on a mail to it. */
  hashOf(address: string): string {
    return hashContact(this.#hashSecret, this.#scope, 'EMAIL', address);
  }

  /** Whether anybody objects to anything: most organizations are spared the rest. */
  async isEmpty(): Promise<boolean> {
    const rows = await this.#client.$queryRawUnsafe<readonly unknown[]>(
      'SELECT 1 FROM platform.suppressions WHERE organization_id = $1::uuid LIMIT 1',
      this.#scope.organizationId,
    );
    return rows.length === 0;
  }

  /** The objections to mail to each of these addresses, in one statement; addresses without any are left out. */
  async objectionsTo(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly Objection[]>> {
    const hashes = new Map([...new Set(addresses)].map((address) => [address, this.hashOf(address)]));
    if (hashes.size === 0) return new Map();
    const rows = await this.#client.$queryRawUnsafe<readonly Row[]>(
      `SELECT address_hash AS hash, campaign_id AS "campaignId", created_at AS since FROM platform.suppressions
       WHERE organization_id = $1::uuid AND channel = 'EMAIL' AND address_hash = ANY ($2::text[])`,
      this.#scope.organizationId,
      [...new Set(hashes.values())],
    );
    const known = new Map<string, Objection[]>();
    for (const { hash, ...objection } of rows) known.set(hash, [...(known.get(hash) ?? []), objection]);
    return new Map(
      [...hashes].flatMap(([address, hash]) => {
        const own = known.get(hash);
        return own ? [[address, own] as const] : [];
      }),
    );
  }

  /** Writes down that the person behind an address objects; false when that stood already. */
  object(
    address: string,
    objection: Pick<NewObjection, 'campaignId' | 'origin' | 'recordedBy'>,
    now: Date,
  ): Promise<boolean> {
    const addressHash = this.hashOf(address);
    return writeObjection(this.#client, this.#scope, { ...objection, channel: 'EMAIL', addressHash }, now);
  }

  /**
   * The tokens of the unsubscribe links of these addresses, in the same order: 256 bits that nobody can guess without our
   * secret, and the same ones whenever the same person is written to, so that every mail they ever got still works.
   */
  async tokensFor(addresses: readonly string[], campaignId: string | null, now: Date): Promise<readonly string[]> {
    const { organizationId } = this.#scope;
    const hashes = addresses.map((address) => this.hashOf(address));
    const tokens = hashes.map((addressHash) =>
      unsubscribeToken(this.#hashSecret, { organizationId, channel: 'EMAIL', addressHash, campaignId }),
    );
    await this.#client.$executeRawUnsafe(
      // Naming the conflict would need the right to read the table, which writers do not have.
      `INSERT INTO platform.unsubscribe_links (organization_id, channel, campaign_id, created_at, token_hash, address_hash)
       SELECT $1::uuid, 'EMAIL', $2::uuid, $3::timestamptz, l.* FROM unnest($4::text[], $5::text[]) AS l ON CONFLICT DO NOTHING`,
      organizationId,
      campaignId,
      now.toISOString(),
      tokens.map(hashSecretToken),
      hashes,
    );
    return tokens;
  }
}

/** Where a person ends the mails of an organization by one click. */
export const unsubscribeUrl = (publicGatewayUrl: string, token: string): string => `${publicGatewayUrl}/u/${token}`;
