import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { LogoutEverywhereOutcome } from '../../use-cases/sessions/logout-everywhere.js';

@InputType({ description: 'Whether the session that asks goes on.' })
class LogoutEverywhereInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Whether the session that asks goes on.' })
  keepCurrent!: boolean;
}

@ObjectType({ description: 'The person is signed out everywhere, or everywhere else.', simpleResolvers: true })
class LoggedOutEverywhere {
  @Field(() => Int, { description: 'How many sessions ended.' })
  count!: number;
}

const LogoutEverywhereResult = outcomeUnion(
  'LogoutEverywhereResult',
  'What logoutEverywhere can come to.',
  () => [LoggedOutEverywhere] as const,
);

/** Ends all of one's own sessions. */
@Resolver()
export class LogoutEverywhereMutation {
  @Mutation(() => LogoutEverywhereResult, { description: 'Ends all sessions of the person who asks, at once.' })
  logoutEverywhere(
    @Arg('input', () => LogoutEverywhereInput, { description: 'Whether the session that asks goes on.' })
    input: LogoutEverywhereInput,
    @Ctx() context: TenantContext,
  ): Promise<LogoutEverywhereOutcome> {
    return context.sessions.logoutEverywhere(input);
  }
}
