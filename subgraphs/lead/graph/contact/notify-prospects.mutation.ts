import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { PlanLimitReachedType, TrialEndedType } from '../../../../platform/graphql/quota-types.js';
import type { LeadContext } from '../../context.js';
import type { ProspectMessage, RefusedProspect } from '../../domain/contact/prospect-message.js';
import type { NotifyProspectsOutcome } from '../../use-cases/contact/notify-prospects.js';
import {
  MessageKeyReusedType,
  ProspectsRefusedType,
  RefusedProspectType,
  SenderNotNamedType,
  TooManyMessagesType,
} from './contact.problems.js';
import { ProspectMessageType } from './contact.types.js';

@InputType({ description: 'What is written to which prospects (V-83, V-88).' })
class NotifyProspectsInput {
  @Field(() => [String], { description: 'Addresses of leads of the organization, 1 to 500.' })
  recipients!: readonly string[];

  @Field(() => String, { description: 'One line of at most 150 characters, without "Re:" or "Fwd:".' })
  subject!: string;

  @Field(() => String, { description: 'Plain text of at most 5,000 characters.' })
  body!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The body for readers of HTML mail, at most 20,000 characters; scripts and images are dropped.',
  })
  bodyHtml?: string | null;

  @Field(() => String, { nullable: true, description: 'Where a button leads: https only.' })
  actionUrl?: string | null;

  @Field(() => String, { nullable: true, description: 'What the button says, at most 60 characters.' })
  actionText?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it concerns the work of the recipients, at most 500 characters; they read it. Without it the gate refuses everybody (R-01).',
  })
  relevance?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the others are written to when the gate refuses somebody; otherwise nobody is.',
  })
  refusedAreLeftOut!: boolean;

  @Field(() => String, {
    description: 'Names this one act: asked for again with the same key and content, nothing is sent a second time.',
  })
  idempotencyKey!: string;
}

@ObjectType({ description: 'It is on its way to everybody whom the gate let pass.', simpleResolvers: true })
class ProspectsNotified {
  @Field(() => ProspectMessageType, { description: 'What was sent.' })
  prospectMessage!: ProspectMessage;

  @Field(() => [RefusedProspectType], { description: 'Who was left out, and why.' })
  refused!: readonly RefusedProspect[];
}

const NotifyProspectsResult = outcomeUnion(
  'NotifyProspectsResult',
  'What notifyProspects can come to.',
  () =>
    [
      ProspectsNotified,
      ProspectsRefusedType,
      SenderNotNamedType,
      TooManyMessagesType,
      MessageKeyReusedType,
      PlanLimitReachedType,
      TrialEndedType,
      InvalidInputType,
    ] as const,
);

/** Writes to prospects. */
@Resolver()
export class NotifyProspectsMutation {
  @Mutation(() => NotifyProspectsResult, {
    description:
      'Writes to leads by mail in the organization’s name (V-83). Everybody passes the contact gate, every mail can be ended by one click, and a first one says where the data comes from. Mails count towards the plan.',
  })
  notifyProspects(
    @Arg('input', () => NotifyProspectsInput, { description: 'What is written to whom.' }) input: NotifyProspectsInput,
    @Ctx() context: LeadContext,
  ): Promise<NotifyProspectsOutcome> {
    return context.notifyProspects(input);
  }
}
