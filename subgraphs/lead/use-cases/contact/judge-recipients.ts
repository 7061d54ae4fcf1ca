import type { LeadTransaction } from '../../data/lead-store.js';
import { contactRefusal, type ContactRefusal } from '../../domain/contact/contact-gate.js';
import type { KeptRefusal, RefusedProspect } from '../../domain/contact/prospect-message.js';
import type { NamedRecipient, ReadProspectRequest } from '../../domain/contact/prospect-request.js';
import type { Lead } from '../../domain/lead.js';
import { judgeLead } from './judge-lead.js';

/** A lead whom the gate lets be written to. */
export interface AllowedProspect {
  readonly lead: Lead;
  readonly email: string;
}

/** What the gate says of everybody who is named. */
export interface JudgedRecipients {
  readonly allowed: readonly AllowedProspect[];
  readonly refused: readonly RefusedProspect[];
  /** The same, as it is kept. */
  readonly kept: readonly KeptRefusal[];
}

const keptOf = (place: number, leadId: string | null, refusals: readonly ContactRefusal[]): KeptRefusal => ({
  place,
  leadId,
  refusals: refusals.map(({ code, since }) => ({ code, since: since?.toISOString() ?? null })),
});

/**
 * Asks the gate about everybody who is named, in three statements however many they are. The leads stay locked until the
 * transaction ends. Messages belong to no campaign: whoever objected to one campaign alone may be written to.
 */
export async function judgeRecipients(
  { people, suppressions }: LeadTransaction,
  { recipients, relevance }: ReadProspectRequest,
): Promise<JudgedRecipients> {
  const leads = await people.lockByAddress(recipients.flatMap(({ normalised }) => normalised ?? []));
  const objections = await suppressions.objectionsTo([...leads.values()].flatMap(({ email }) => email ?? []));
  const judgedOf = ({ normalised }: NamedRecipient) => {
    const lead = leads.get(normalised ?? '') ?? null;
    const isRelevanceStated = relevance !== '';
    const refusals = lead
      ? judgeLead(lead, objections.get(lead.email ?? '') ?? [], { campaignId: null, isRelevanceStated })
      : [contactRefusal('UNKNOWN')];
    return { lead, refusals };
  };
  const judged = recipients.map((named, place) => ({ place, recipient: named.recipient, ...judgedOf(named) }));
  const against = judged.filter(({ refusals }) => refusals.length > 0);
  return {
    allowed: judged.flatMap(({ lead, refusals }) =>
      lead && lead.email !== null && refusals.length === 0 ? [{ lead, email: lead.email }] : [],
    ),
    refused: against.map(({ recipient, lead, refusals }) => ({
      recipient,
      leadId: lead?.id ?? null,
      leadName: lead?.fullName ?? null,
      refusals,
    })),
    kept: against.map(({ place, lead, refusals }) => keptOf(place, lead?.id ?? null, refusals)),
  };
}
