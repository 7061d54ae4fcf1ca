import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import { PlanLimitReachedType, TrialEndedType } from '../../../platform/graphql/quota-types.js';
import type { CampaignContext } from '../context.js';
import type { Email } from '../domain/email.js';
import type { ApproveEmailOutcome } from '../use-cases/approve-email.js';
import { ContactRefusedType, EmailAlreadyDecidedType, EmailNotFoundType } from './campaign.problems.js';
import { EmailType } from './email.type.js';

@InputType({ description: 'Which draft.' })
class ApproveEmailInput {
  @Field(() => ID, { description: 'The email.' })
  emailId!: string;
}

@ObjectType({ description: 'The draft is approved. Nothing is sent yet.', simpleResolvers: true })
class EmailApproved {
  @Field(() => EmailType, { description: 'The email as it is now.' })
  email!: Email;
}

const ApproveEmailResult = outcomeUnion(
  'ApproveEmailResult',
  'What approveEmail can come to.',
  () =>
    [
      EmailApproved,
      EmailNotFoundType,
      EmailAlreadyDecidedType,
      ContactRefusedType,
      PlanLimitReachedType,
      TrialEndedType,
    ] as const,
);

/** Approves a draft (O-10). */
@Resolver()
export class ApproveEmailMutation {
  @Mutation(() => ApproveEmailResult, { description: 'Approves a draft (O-10).' })
  approveEmail(
    @Arg('input', () => ApproveEmailInput, { description: 'Which draft.' }) input: ApproveEmailInput,
    @Ctx() context: CampaignContext,
  ): Promise<ApproveEmailOutcome> {
    return context.approveEmail(input);
  }
}
