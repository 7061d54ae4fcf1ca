import { randomUUID } from 'node:crypto';
import { hashSecretToken } from '../../../platform/crypto/secret-token.js';
import type { Attack } from './attack.js';
import { newcomerEmail } from './newcomer.js';
import { attemptsForgotten } from './sign-in-states.js';

export const colleagueIs =
  (status: 'ACTIVE' | 'REMOVED'): Attack['prepare'] =>
  async ({ services: { owner } }, own) => {
    await owner.query('DELETE FROM tenant.invitations WHERE organization_id = $1 AND user_id = $2', [
      own.organizationId,
      own.colleagueId,
    ]);
    await owner.query(
      `UPDATE tenant.users SET role = 'OPERATOR', status = $3, email_normalised = CASE WHEN $3 = 'ACTIVE' THEN email END,
         removed_at = CASE WHEN $3 = 'REMOVED' THEN now() END, purge_at = CASE WHEN $3 = 'REMOVED' THEN timestamptz '2100-01-01' END
       WHERE organization_id = $1 AND id = $2`,
      [own.organizationId, own.colleagueId, status],
    );
    return {};
  };

/** Nobody of this address is a member or invited. */
export const newcomerForgotten: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query('DELETE FROM tenant.invitations WHERE organization_id = $1 AND id <> $2', [
    own.organizationId,
    own.invitationId,
  ]);
  await owner.query('DELETE FROM tenant.users WHERE organization_id = $1 AND email = $2', [
    own.organizationId,
    newcomerEmail,
  ]);
  return {};
};

/** The invitation waits, with a link that the attacker holds. */
export const invitationOpen: NonNullable<Attack['prepare']> = async (platform, own, attacker) => {
  await attemptsForgotten(platform, own, attacker);
  const { owner } = platform.services;
  const token = randomUUID();
  await owner.query(
    `WITH waiting AS (
       UPDATE tenant.invitations SET status = 'PENDING', closed_at = NULL, token_hash = $3, mails_sent = 1, last_sent_at = '2020-01-01'
       WHERE organization_id = $1 AND id = $2 RETURNING email_normalised)
     DELETE FROM tenant.users WHERE organization_id = $1 AND email_normalised IN (SELECT email_normalised FROM waiting)`,
    [own.organizationId, own.invitationId, hashSecretToken(token)],
  );
  return { invitationToken: token };
};

export const apiKeyActive: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query('DELETE FROM tenant.api_keys WHERE organization_id = $1 AND id <> $2', [
    own.organizationId,
    own.apiKeyId,
  ]);
  await owner.query(
    'UPDATE tenant.api_keys SET replaced_by_id = NULL, revoked_at = NULL, expires_at = NULL WHERE organization_id = $1',
    [own.organizationId],
  );
  return {};
};

export const twilioConfigured: Attack['prepare'] = async (platform, own, attacker) => {
  await attemptsForgotten(platform, own, attacker);
  await platform.services.owner.query(
    "DELETE FROM tenant.integrations WHERE organization_id = $1 AND provider = 'TWILIO'",
    [own.organizationId],
  );
  await platform.services.owner.query(
    `INSERT INTO tenant.integrations (organization_id, provider, configured_at)
     VALUES ($1, 'TWILIO', date_trunc('milliseconds', now()))`,
    [own.organizationId],
  );
  return {};
};

/** The owner of B has read nothing. */
export const nothingRead: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query('UPDATE tenant.notifications SET read_at = NULL WHERE organization_id = $1', [own.organizationId]);
  return {};
};

/** Nothing was sent lately, so that one more may be. */
export const nothingSentLately: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query("UPDATE tenant.sent_notifications SET created_at = '2020-01-01' WHERE organization_id = $1", [
    own.organizationId,
  ]);
  return {};
};
