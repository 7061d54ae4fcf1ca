import type { Attack } from './attack.js';

/** Something of the platform owner's to act on, which nobody else knows: an organization in this state with one person. */
export const strangerIn =
  (status: 'ACTIVE' | 'SUSPENDED' | 'DELETED', statusOfUser: 'ACTIVE' | 'DISABLED' = 'ACTIVE'): Attack['prepare'] =>
  async ({ services: { owner } }) => {
    const organizationName = 'Stranger';
    const { rows } = await owner.query<{ id: string }>(
      `INSERT INTO tenant.organizations (name, slug, status, deleted_at, purge_at, suspended_at)
       SELECT $1, uuidv7(), $2, d.at, d.at + interval '30 days', CASE WHEN $2 = 'SUSPENDED' THEN now() END
       FROM (SELECT CASE WHEN $2 = 'DELETED' THEN now() END AS at) AS d RETURNING id`,
      [organizationName, status],
    );
    const organizationId = rows[0]?.id ?? '';
    const users = await owner.query<{ id: string }>(
      `INSERT INTO tenant.users (organization_id, email, email_normalised, name, role, password_hash, status)
       VALUES ($1, $3, $3, 'Stranger', 'OWNER', 'no password', $2) RETURNING id`,
      [organizationId, statusOfUser, `${organizationId}@test.example`],
    );
    return { organizationId, organizationName, userId: users.rows[0]?.id ?? '' };
  };
