import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import type { LeadContext } from '../context.js';
import type { Interaction } from '../domain/interaction.js';
import type { Lead } from '../domain/lead.js';
import type { AddLeadNoteOutcome } from '../use-cases/add-lead-note.js';
import { InteractionType } from './interaction.type.js';
import { LeadNotFoundType } from './lead.problems.js';
import { LeadType } from './lead.type.js';

@InputType({ description: 'What somebody knows about a lead.' })
class AddLeadNoteInput {
  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;

  @Field(() => String, { description: 'The note, at most 10000 characters. It cannot be changed later.' })
  text!: string;
}

@ObjectType({ description: 'The note is part of the history.', simpleResolvers: true })
class LeadNoteAdded {
  @Field(() => LeadType, { description: 'The lead it is about.' })
  lead!: Lead;

  @Field(() => InteractionType, { description: 'The note.' })
  interaction!: Interaction;
}

const AddLeadNoteResult = outcomeUnion(
  'AddLeadNoteResult',
  'What addLeadNote can come to.',
  () => [LeadNoteAdded, LeadNotFoundType, InvalidInputType] as const,
);

/** Writes a note. */
@Resolver()
export class AddLeadNoteMutation {
  @Mutation(() => AddLeadNoteResult, { description: 'Writes a note about a lead into its history.' })
  addLeadNote(
    @Arg('input', () => AddLeadNoteInput, { description: 'What somebody knows.' }) input: AddLeadNoteInput,
    @Ctx() context: LeadContext,
  ): Promise<AddLeadNoteOutcome> {
    return context.addLeadNote(input);
  }
}
