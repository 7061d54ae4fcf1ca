import { randomUUID } from 'node:crypto';
import type { Attack } from './attack.js';

export const importWaiting: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query(
    "UPDATE lead.lead_imports SET status = 'AWAITING_FILE', finished_at = NULL WHERE organization_id = $1 AND id = $2",
    [own.organizationId, own.waitingImportId],
  );
  return {};
};

/** Nothing was written to prospects lately, so that one more message may be. */
export const nothingWrittenLately: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query("UPDATE lead.prospect_messages SET created_at = '2020-01-01' WHERE organization_id = $1", [
    own.organizationId,
  ]);
  return {};
};

/** Somebody whom B knows since a moment ago, and who never objected: what was objected to stays so. */
export const leadUnasked: Attack['prepare'] = async ({ services: { owner } }, own) => {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO lead.leads (organization_id, full_name, email, email_normalised, job_title, source)
     VALUES ($1, 'Somebody', $2, $2, 'Buyer', $3) RETURNING id`,
    [own.organizationId, `${randomUUID()}@brambleworth.example`, 'List imported by the organization'],
  );
  return { leadId: rows[0]?.id ?? '' };
};
