import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import type { SenderIdentity } from '../../domain/contact/sender.js';
import type { OrganizationClient } from '../organization-client.js';

/**
 * Who writes in the name of the organization; null when the sender is not there any more. Organizations and people are
 * another house's: the database hands out what every message has to say of them, and nothing else.
 */
export async function readSender(
  client: OrganizationClient,
  { organizationId }: OrganizationScope,
  senderId: string,
): Promise<SenderIdentity | null> {
  const [sender] = await client.$queryRawUnsafe<readonly SenderIdentity[]>(
    `SELECT organization_name AS "organizationName", postal_address AS "postalAddress", siret, sender_name AS "senderName",
       sender_email AS "senderEmail" FROM tenant.sender_identity($1::uuid, $2::uuid)`,
    organizationId,
    senderId,
  );
  return sender ?? null;
}
