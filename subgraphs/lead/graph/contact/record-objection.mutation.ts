import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { LeadContext } from '../../context.js';
import type { Lead } from '../../domain/lead.js';
import type { RecordObjectionOutcome } from '../../use-cases/contact/record-objection.js';
import { LeadNotFoundType } from '../lead.problems.js';
import { LeadType } from '../lead.type.js';
import { LeadHasNoAddressType } from './contact.problems.js';

@InputType({ description: 'Who does not want to be written to.' })
class RecordObjectionInput {
  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;
}

@ObjectType({ description: 'Nobody of the organization writes to the person any more.', simpleResolvers: true })
class ObjectionRecorded {
  @Field(() => LeadType, { description: 'The lead.' })
  lead!: Lead;
}

const RecordObjectionResult = outcomeUnion(
  'RecordObjectionResult',
  'What recordObjection can come to.',
  () => [ObjectionRecorded, LeadNotFoundType, LeadHasNoAddressType] as const,
);

/** Records an objection. */
@Resolver()
export class RecordObjectionMutation {
  @Mutation(() => RecordObjectionResult, {
    description:
      'The person told somebody not to write to them any more. It holds at once, for the whole organization, and cannot be taken back.',
  })
  recordObjection(
    @Arg('input', () => RecordObjectionInput, { description: 'Who it is.' }) input: RecordObjectionInput,
    @Ctx() context: LeadContext,
  ): Promise<RecordObjectionOutcome> {
    return context.recordObjection(input);
  }
}
