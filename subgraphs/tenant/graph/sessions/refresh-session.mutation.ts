import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { RefreshSessionOutcome } from '../../use-cases/sessions/refresh-session.js';
import { SessionInvalidType } from './session.problems.js';
import { OpenedSessionType } from './session.type.js';

@InputType({ description: 'Which session.' })
class RefreshSessionInput {
  @Field(() => String, { description: 'The newest refresh token of the session.' })
  refreshToken!: string;
}

@ObjectType({
  description: 'The session goes on with new tokens; the one given no longer works.',
  simpleResolvers: true,
})
class SessionRefreshed extends OpenedSessionType {}

const RefreshSessionResult = outcomeUnion(
  'RefreshSessionResult',
  'What refreshSession can come to.',
  () => [SessionRefreshed, SessionInvalidType] as const,
);

/** Exchanges a refresh token for new tokens (V-45). */
@Resolver()
export class RefreshSessionMutation {
  @Mutation(() => RefreshSessionResult, { description: 'Exchanges a refresh token for new tokens (V-45, X-01).' })
  refreshSession(
    @Arg('input', () => RefreshSessionInput, { description: 'Which session.' }) input: RefreshSessionInput,
    @Ctx() context: TenantContext,
  ): Promise<RefreshSessionOutcome> {
    return context.sessions.refreshSession(input);
  }
}
