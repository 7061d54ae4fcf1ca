import { randomUUID } from 'node:crypto';
import type { TestOrganization, TestServices } from '../../platform/testing/test-services.js';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { LeadContext } from '../../subgraphs/lead/context.js';
import type { ProspectRequest } from '../../subgraphs/lead/domain/contact/prospect-request.js';
import type { Lead } from '../../subgraphs/lead/domain/lead.js';
import { importedListSource } from '../../subgraphs/lead/domain/lead-source.js';

/** A message to these addresses, stated as the gate wants it unless told otherwise. */
export const aMessage = (recipients: readonly string[], changes: Partial<ProspectRequest> = {}): ProspectRequest => ({
  recipients,
  subject: 'Planning in half the time',
  body: 'Good morning, may I show you how?',
  relevance: 'You plan the work of a team.',
  idempotencyKey: randomUUID(),
  ...changes,
});

/** The door of the lead house for somebody. */
export const leadDoorOf = (services: TestServices, viewer: Viewer): LeadContext =>
  new LeadContext(services, { viewer, requestId: randomUUID(), clientAddress: null, userAgent: null });

/** What a lead is, where it matters to the gate. */
export type LeadWish = Partial<
  Pick<Lead, 'fullName' | 'email' | 'jobTitle' | 'status' | 'source' | 'language' | 'campaignId'>
>;

/** Makes a lead known, one whom the gate lets pass unless told otherwise; answers its id and address. */
export async function aLead(
  { owner }: TestServices,
  { id }: TestOrganization,
  wish: LeadWish = {},
): Promise<{ readonly id: string; readonly email: string }> {
  const given = {
    fullName: 'Ada Example',
    email: `ada-${randomUUID()}@engines.example`,
    jobTitle: 'Head of planning',
    status: 'NEW',
    source: importedListSource,
    language: 'FR',
    campaignId: null,
    ...wish,
  };
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO lead.leads (organization_id, full_name, email, email_normalised, job_title, status, source, language, campaign_id)
     VALUES ($1, $2, $3, lower($3), $4, $5, $6, $7, $8) RETURNING id`,
    [id, given.fullName, given.email, given.jobTitle, given.status, given.source, given.language, given.campaignId],
  );
  return { id: rows[0]?.id ?? '', email: given.email ?? '' };
}
