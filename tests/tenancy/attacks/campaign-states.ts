import type { Attack } from './attack.js';

export const campaignIn =
  (status: string): Attack['prepare'] =>
  async ({ services: { owner } }, own) => {
    await owner.query(
      "UPDATE campaign.agent_runs SET status = 'CANCELLED', finished_at = now() WHERE organization_id = $1 AND campaign_id = $2 AND finished_at IS NULL",
      [own.organizationId, own.draftId],
    );
    await owner.query('UPDATE campaign.campaigns SET status = $3 WHERE organization_id = $1 AND id = $2', [
      own.organizationId,
      own.draftId,
      status,
    ]);
    return {};
  };

export const emailPending: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query("UPDATE campaign.emails SET status = 'PENDING' WHERE organization_id = $1 AND id = $2", [
    own.organizationId,
    own.emailId,
  ]);
  return {};
};
