import { objectedSince, type Objection } from '../../../../platform/contact/objection.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { ContactRefusal } from '../../domain/contact/contact-gate.js';
import type { Lead } from '../../domain/lead.js';
import { judgeLead } from './judge-lead.js';

/** What the gate says of a lead to somebody who reads it. */
export interface LeadContact {
  readonly allowed: boolean;
  readonly refusals: readonly ContactRefusal[];
  readonly viewerCanRecordObjection: boolean;
}

/** The gate's word on a lead, before anybody states why a message would concern their work. */
export function readContact(viewer: Viewer, lead: Lead, objections: readonly Objection[]): LeadContact {
  const refusals = judgeLead(lead, objections, { campaignId: lead.campaignId, isRelevanceStated: true });
  const isObjector = objectedSince(objections, null) !== null;
  return {
    allowed: refusals.length === 0,
    refusals,
    viewerCanRecordObjection: viewer.permissions.has('lead:annotate') && lead.email !== null && !isObjector,
  };
}
