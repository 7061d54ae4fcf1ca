import { setImmediate } from 'node:timers/promises';
import { detectLanguage } from '../../../../platform/llm/offline/language.js';
import { v7 as uuid } from 'uuid';
import { objectsToContact } from '../../domain/contact-objection.js';
import type { EmailDraft } from '../../domain/email.js';
import { nextMeetingSlots } from '../../domain/meeting-slots.js';
import type { RunEventDraft, SkipReason } from '../../domain/run-event.js';
import { leadsPerStep, type Agent, type AgentWork } from '../agent.js';
import {
  LeadsToContactDocument,
  SenderDocument,
  type LeadsToContactQuery,
  type SenderQuery,
} from '../operations.generated.js';
import { withinReadBudget } from '../read-budget.js';
import { draftEmailTask, type DraftEmailInput } from './task.js';
import { verifyDraft } from './verify-draft.js';
import { sourceNameIn } from './writing/source-name.js';

type Dossier = LeadsToContactQuery['leadsToContact']['leads'][number];
type Sender = SenderQuery['myOrganization'];

const slotsOffered = 2;

/** What the recipient is told about why they are written to. */
const purposes = {
  fr: 'vous proposer une offre en rapport avec votre fonction',
  en: 'offering you something related to your position',
} as const;

const evidenceOf = (dossier: Dossier, criterion: 'NEED' | 'TIMELINE') => {
  const evidence = dossier.assessment?.criteria.find((one) => one.criterion === criterion)?.evidence[0];
  return evidence === undefined
    ? undefined
    : { sourceKey: evidence.sourceKey, start: evidence.start, end: evidence.end, quote: evidence.quote };
};

/** The offer in the language of the email where the people wrote it in that one. */
function offerIn(language: 'fr' | 'en', { offer, offerTranslation }: AgentWork['campaign']): string {
  if (offerTranslation === null || detectLanguage(offer, language) === language) return offer;
  return offerTranslation;
}

function toTaskInput(dossier: Dossier, sender: Sender, { campaign, now }: AgentWork): DraftEmailInput {
  const { lead } = dossier;
  const language = (campaign.language ?? lead.language) === 'FR' ? 'fr' : 'en';
  const organizationName = sender?.name ?? '';
  return {
    language,
    sender: {
      name: organizationName,
      organizationName,
      ...(sender?.postalAddress ? { postalAddress: sender.postalAddress } : {}),
    },
    offer: { text: offerIn(language, campaign) },
    lead: {
      id: lead.id,
      ...(lead.firstName === null ? {} : { firstName: lead.firstName }),
      ...(lead.lastName === null ? {} : { lastName: lead.lastName }),
      ...(lead.jobTitle === null ? {} : { jobTitle: lead.jobTitle }),
    },
    company: {
      ...(lead.company ? { name: lead.company.name } : {}),
      ...(lead.company?.industry ? { industry: lead.company.industry } : {}),
      ...(lead.company?.city ? { city: lead.company.city } : {}),
    },
    facts: withinReadBudget(dossier.sources).map(({ key, text }) => ({ sourceKey: key, text })),
    assessment: { need: evidenceOf(dossier, 'NEED'), timeline: evidenceOf(dossier, 'TIMELINE') },
    slots: [...nextMeetingSlots(now, slotsOffered)],
    optOut: {},
    firstContact: { sourceName: sourceNameIn(language, lead.source), purpose: purposes[language] },
  };
}

/** Why nobody may write to a lead, whatever its score. */
function obstacleTo({ lead, sources }: Dossier): 'NO_ADDRESS' | 'OBJECTION' | null {
  if (lead.email === null) return 'NO_ADDRESS';
  const notes = sources.filter(({ key }) => key.startsWith('interaction:'));
  return notes.some(({ text }) => objectsToContact(text)) ? 'OBJECTION' : null;
}

interface Written {
  readonly event: RunEventDraft;
  readonly email: EmailDraft | null;
  readonly costMicroUsd: number;
}

/** Writes to one lead, and lets nothing through that the independent check objects to. */
async function write(dossier: Dossier, sender: Sender, work: AgentWork): Promise<Written> {
  const words = { leadName: dossier.lead.fullName };
  const base = { agent: 'SCHEDULER' as const, words, leadId: dossier.lead.id, costMicroUsd: 0 };
  const skip = (skipReasons: readonly SkipReason[]): Written => ({
    event: { ...base, kind: 'DRAFT_SKIPPED', words: { ...words, skipReasons: [...new Set(skipReasons)] } },
    email: null,
    costMicroUsd: base.costMicroUsd,
  });
  const obstacle = obstacleTo(dossier);
  if (obstacle !== null) return skip([obstacle]);
  const input = toTaskInput(dossier, sender, work);
  const { value, costMicroUsd } = await work.toolbox.engine.run(draftEmailTask, input, { signal: work.signal });
  base.costMicroUsd = costMicroUsd ?? 0;
  if (value.outcome === 'refused') return skip(value.problems.map(({ code }) => code));
  const problems = verifyDraft(input, value);
  if (problems.length > 0) return skip(['NOT_VERIFIED']);
  const email: EmailDraft = {
    id: uuid(),
    leadId: dossier.lead.id,
    subject: value.subject,
    body: value.body,
    language: value.language === 'fr' ? 'FR' : 'EN',
    wordCount: value.checks.bodyWords,
    facts: value.factsUsed.map(({ sourceKey, quote }) => ({ source: sourceKey, quote })),
  };
  const event: RunEventDraft = {
    ...base,
    kind: 'EMAIL_DRAFTED',
    emailId: email.id,
    adds: { drafted: 1 },
  };
  return { event, email, costMicroUsd: base.costMicroUsd };
}

/** Writes a first email to each qualified lead, for a person to approve; nothing is sent (V-05, V-27, O-05). */
export const scheduler: Agent = async (work) => {
  const { run, campaign, graph, signal } = work;
  const variables = { campaignId: campaign.id, runId: run.id, after: run.position, first: leadsPerStep };
  const { leadsToContact } = await graph.execute(LeadsToContactDocument, variables, { signal });
  const dossiers = leadsToContact.leads;
  if (dossiers.length === 0) return { nextPosition: null, leadCount: 0, costMicroUsd: 0, events: [], emails: [] };
  const { myOrganization } = await graph.execute(SenderDocument, {}, { signal });
  const written: Written[] = [];
  for (const dossier of dossiers) {
    written.push(await write(dossier, myOrganization, work));
    await setImmediate();
  }
  return {
    nextPosition: leadsToContact.next,
    leadCount: dossiers.length,
    costMicroUsd: written.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0),
    events: written.map(({ event }) => event),
    emails: written.flatMap(({ email }) => (email ? [email] : [])),
  };
};
