import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { TooManyAttemptsType } from '../sessions/session.problems.js';
import type { TenantContext } from '../../context.js';
import type { ResendVerificationEmailOutcome } from '../../use-cases/accounts/resend-verification-email.js';

@InputType({ description: 'Which registration.' })
class ResendVerificationEmailInput {
  @Field(() => ID, { description: 'From register, or from login.' })
  registrationId!: string;
}

@ObjectType({
  description:
    'If something waits for a proof, another mail is on its way; link and code of earlier ones no longer work.',
  simpleResolvers: true,
})
class VerificationEmailSent {
  @Field(() => DateTime, { description: 'When.' })
  sentAt!: Date;
}

const ResendVerificationEmailResult = outcomeUnion(
  'ResendVerificationEmailResult',
  'What resendVerificationEmail can come to.',
  () => [VerificationEmailSent, TooManyAttemptsType] as const,
);

/** Sends link and code again (V-49, V-50). */
@Resolver()
export class ResendVerificationEmailMutation {
  @Mutation(() => ResendVerificationEmailResult, {
    description: 'Sends the link and the code of a registration again (V-49, V-50): once a minute, five mails in all.',
  })
  resendVerificationEmail(
    @Arg('input', () => ResendVerificationEmailInput, { description: 'Which registration.' })
    input: ResendVerificationEmailInput,
    @Ctx() context: TenantContext,
  ): Promise<ResendVerificationEmailOutcome> {
    return context.accounts.resendVerificationEmail(input);
  }
}
