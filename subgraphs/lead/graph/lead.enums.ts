import { registerEnumType } from 'type-graphql';
import { criteria, verdicts, type Criterion, type Verdict } from '../domain/assessment.js';
import { interactionKinds, type InteractionKind } from '../domain/interaction.js';
import { leadStatuses, type LeadSort, type LeadStatus } from '../domain/lead.js';

/** Declares an enum whose values must all be described. */
function describedEnum<Value extends string>(
  name: string,
  description: string,
  values: readonly Value[],
  descriptions: Readonly<Record<Value, string>>,
): Readonly<Record<Value, Value>> {
  const declared = Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
  const valuesConfig = Object.fromEntries(
    values.map((value) => [value, { description: descriptions[value] }]),
  ) as Record<Value, { description: string }>;
  registerEnumType(declared, { name, description, valuesConfig });
  return declared;
}

export const LeadStatusEnum = describedEnum<LeadStatus>('LeadStatus', 'Where a lead stands (V-22).', leadStatuses, {
  NEW: 'Known, and not judged yet or to be followed.',
  ENRICHED: 'Completed with further details.',
  QUALIFIED: 'Worth contacting: 60 points or more.',
  CONTACTED: 'A first message was sent.',
  RESPONDED: 'The person answered.',
  MEETING: 'A meeting is agreed.',
  CONVERTED: 'Became a customer.',
  REJECTED: 'Set aside: fewer than 40 points, or by a person.',
  BOUNCED: 'The address does not work.',
});

export const VerdictEnum = describedEnum<Verdict>('Verdict', 'What a BANT total comes to (V-27 to V-29).', verdicts, {
  QUALIFIED: '60 points or more.',
  NURTURE: '40 to 59 points.',
  REJECTED: 'Fewer than 40 points.',
});

export const CriterionEnum = describedEnum<Criterion>('Criterion', 'One of the four BANT criteria (V-26).', criteria, {
  BUDGET: 'Can they pay?',
  AUTHORITY: 'Can this person decide?',
  NEED: 'Do they need it?',
  TIMELINE: 'Is it the moment?',
});

export const InteractionKindEnum = describedEnum<InteractionKind>(
  'InteractionKind',
  'What happened with a lead.',
  interactionKinds,
  {
    FOUND: 'A prospector found the person.',
    IMPORTED: 'A file named the person.',
    NOTE: 'Somebody wrote something down.',
    ASSESSED: 'The BANT qualifier assessed the lead.',
    STATUS_CHANGED: 'The lead moved to another state.',
    MESSAGE_SENT: 'Somebody wrote to the person in the organization’s name.',
    OBJECTED: 'The person does not want to be written to any more.',
  },
);

export const LeadSortEnum = describedEnum<LeadSort>(
  'LeadSort',
  'In which order leads are listed.',
  ['NEWEST', 'SCORE'],
  {
    NEWEST: 'The newest first.',
    SCORE: 'The best score first, the unscored last; the newest first among equals.',
  },
);
