import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { TooManyAttemptsType } from '../sessions/session.problems.js';
import { WrongPasswordType } from './account.problems.js';
import type { TenantContext } from '../../context.js';
import type { ChangePasswordOutcome } from '../../use-cases/accounts/change-password.js';

@InputType({ description: 'The password as it is and as it is to be.' })
class ChangePasswordInput {
  @Field(() => String, { description: 'The password as it is.' })
  currentPassword!: string;

  @Field(() => String, { description: 'At least 12 characters, and not easy to guess.' })
  newPassword!: string;
}

@ObjectType({ description: 'The password is changed.', simpleResolvers: true })
class PasswordChanged {
  @Field(() => Int, { description: 'How many other sessions ended.' })
  endedSessions!: number;
}

const ChangePasswordResult = outcomeUnion(
  'ChangePasswordResult',
  'What changePassword can come to.',
  () => [PasswordChanged, WrongPasswordType, InvalidInputType, TooManyAttemptsType] as const,
);

/** Changes one’s password (V-47). */
@Resolver()
export class ChangePasswordMutation {
  @Mutation(() => ChangePasswordResult, {
    description: 'Changes the password of the person who asks (V-47), and ends their other sessions.',
  })
  changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The password as it is and as it is to be.' })
    input: ChangePasswordInput,
    @Ctx() context: TenantContext,
  ): Promise<ChangePasswordOutcome> {
    return context.accounts.changePassword(input);
  }
}
