import { objectedSince, type Objection } from '../../../../platform/contact/objection.js';
import { isMailAddress } from '../../../../platform/mail/sealed-mail.js';
import { judgeContact, type ContactRefusal } from '../../domain/contact/contact-gate.js';
import type { Lead } from '../../domain/lead.js';
import { isConsumerDomain } from './consumer-domains.js';

/** What the gate says of a lead whose objections were read; the campaign is the one that would write. */
export function judgeLead(
  lead: Lead,
  objections: readonly Objection[],
  { campaignId, isRelevanceStated }: { readonly campaignId: string | null; readonly isRelevanceStated: boolean },
): readonly ContactRefusal[] {
  const email = lead.email !== null && isMailAddress(lead.email) ? lead.email : null;
  return judgeContact({
    lead: { ...lead, email },
    objectedSince: objectedSince(objections, campaignId),
    isRelevanceStated,
    isConsumerDomain,
  });
}
