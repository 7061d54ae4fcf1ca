import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import type { CampaignContext } from '../context.js';
import type { Email } from '../domain/email.js';
import type { RejectEmailOutcome } from '../use-cases/reject-email.js';
import { EmailAlreadyDecidedType, EmailNotFoundType } from './campaign.problems.js';
import { EmailType } from './email.type.js';

@InputType({ description: 'Which draft.' })
class RejectEmailInput {
  @Field(() => ID, { description: 'The email.' })
  emailId!: string;

  @Field(() => String, { nullable: true, description: 'Why, at most 1000 characters.' })
  reason?: string | null;
}

@ObjectType({ description: 'The draft is rejected.', simpleResolvers: true })
class EmailRejected {
  @Field(() => EmailType, { description: 'The email as it is now.' })
  email!: Email;
}

const RejectEmailResult = outcomeUnion(
  'RejectEmailResult',
  'What rejectEmail can come to.',
  () => [EmailRejected, EmailNotFoundType, EmailAlreadyDecidedType, InvalidInputType] as const,
);

/** Rejects a draft. */
@Resolver()
export class RejectEmailMutation {
  @Mutation(() => RejectEmailResult, { description: 'Rejects a draft.' })
  rejectEmail(
    @Arg('input', () => RejectEmailInput, { description: 'Which draft.' }) input: RejectEmailInput,
    @Ctx() context: CampaignContext,
  ): Promise<RejectEmailOutcome> {
    return context.rejectEmail(input);
  }
}
