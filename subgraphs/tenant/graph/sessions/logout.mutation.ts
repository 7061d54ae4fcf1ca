import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { LogoutOutcome } from '../../use-cases/sessions/logout.js';

@InputType({ description: 'Which session.' })
class LogoutInput {
  @Field(() => String, { description: 'Any refresh token of the session.' })
  refreshToken!: string;
}

@ObjectType({ description: 'The session has ended, or there was none.', simpleResolvers: true })
class LoggedOut {
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;
}

const LogoutResult = outcomeUnion('LogoutResult', 'What logout can come to.', () => [LoggedOut] as const);

/** Ends a session (V-46). */
@Resolver()
export class LogoutMutation {
  @Mutation(() => LogoutResult, { description: 'Ends a session with all its tokens, at once (V-46); may be repeated.' })
  logout(
    @Arg('input', () => LogoutInput, { description: 'Which session.' }) input: LogoutInput,
    @Ctx() context: TenantContext,
  ): Promise<LogoutOutcome> {
    return context.sessions.logout(input);
  }
}
