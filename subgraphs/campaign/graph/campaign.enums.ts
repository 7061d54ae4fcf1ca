import { registerEnumType } from 'type-graphql';
import { campaignStatuses, prospectSources, type CampaignStatus, type ProspectSource } from '../domain/campaign.js';
import { emailStatuses, type EmailStatus } from '../domain/email.js';
import { agentTypes, runStatuses, type AgentType, type RunStatus } from '../domain/run.js';
import { runEventKinds, type RunEventKind, type Verdict } from '../domain/run-event.js';

const enumOf = <Value extends string>(values: readonly Value[]): Readonly<Record<Value, Value>> =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;

/** Declares an enum whose values must all be described. */
function describedEnum<Value extends string>(
  name: string,
  description: string,
  values: readonly Value[],
  descriptions: Readonly<Record<Value, string>>,
): Readonly<Record<Value, Value>> {
  const declared = enumOf(values);
  const valuesConfig = Object.fromEntries(
    values.map((value) => [value, { description: descriptions[value] }]),
  ) as Record<Value, { description: string }>;
  registerEnumType(declared, { name, description, valuesConfig });
  return declared;
}

export const CampaignStatusEnum = describedEnum<CampaignStatus>(
  'CampaignStatus',
  'Where a campaign stands.',
  campaignStatuses,
  {
    DRAFT: 'Being written; can be edited and launched.',
    PENDING: 'Launched; waits for the agents.',
    ACTIVE: 'The agents are at work.',
    PAUSED: 'Stopped for now; can be resumed.',
    COMPLETED: 'The agents are done.',
    CANCELLED: 'Ended for good before it was done.',
  },
);

export const ProspectSourceEnum = describedEnum<ProspectSource>(
  'ProspectSource',
  'Where prospects come from.',
  prospectSources,
  {
    DIRECTORY: 'The agents search the directory by the criteria.',
    IMPORTED_LIST: 'The leads that people imported into the campaign.',
  },
);

export const AgentTypeEnum = describedEnum<AgentType>('AgentType', 'One of the three agents.', agentTypes, {
  PROSPECTOR: 'Finds prospects by criteria.',
  BANT_QUALIFIER: 'Assesses budget, authority, need and timeline.',
  SCHEDULER: 'Writes the first email to qualified leads.',
});

export const RunStatusEnum = describedEnum<RunStatus>('RunStatus', 'Where a run stands.', runStatuses, {
  QUEUED: 'Waits for a worker.',
  RUNNING: 'A worker is at it.',
  PAUSED: 'Paused by a person.',
  COMPLETED: 'Done.',
  FAILED: 'Given up after repeated failures; resume the campaign to try again.',
  CANCELLED: 'Cancelled by a person.',
});

export const EmailStatusEnum = describedEnum<EmailStatus>('EmailStatus', 'Where an email stands.', emailStatuses, {
  PENDING: 'Waits for a person.',
  APPROVED: 'A person approved it.',
  REJECTED: 'A person rejected it.',
  SENT: 'Handed to the mail provider.',
  DELIVERED: 'Accepted by the recipient’s server.',
  BOUNCED: 'Refused by the recipient’s server.',
  FAILED: 'Could not be sent.',
});

export const RunEventKindEnum = describedEnum<RunEventKind>('RunEventKind', 'What happened in a run.', runEventKinds, {
  RUN_STARTED: 'A worker started the run.',
  AGENT_STARTED: 'An agent set to work.',
  LEADS_FOUND: 'The prospector found a batch of prospects.',
  LEAD_ASSESSED: 'A lead was assessed.',
  EMAIL_DRAFTED: 'A draft was written.',
  DRAFT_SKIPPED: 'No draft could be written for a qualified lead.',
  AGENT_FINISHED: 'An agent is done.',
  RUN_PAUSED: 'A person paused the run.',
  RUN_RESUMED: 'A person resumed the run.',
  RUN_COMPLETED: 'The run is done.',
  RUN_FAILED: 'The run was given up.',
  RUN_CANCELLED: 'A person cancelled the run.',
});

export const VerdictEnum = describedEnum<Verdict>(
  'Verdict',
  'What a BANT total comes to (V-27 to V-29).',
  ['QUALIFIED', 'NURTURE', 'REJECTED'],
  {
    QUALIFIED: '60 points or more.',
    NURTURE: '40 to 59 points.',
    REJECTED: 'Fewer than 40 points.',
  },
);
