import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { Session } from '../../domain/sessions/session.js';
import type { RevokeSessionOutcome } from '../../use-cases/sessions/revoke-session.js';
import { SessionNotFoundType } from './session.problems.js';
import { SessionType } from './session.type.js';

@InputType({ description: 'Which session.' })
class RevokeSessionInput {
  @Field(() => ID, { description: 'One of the person’s own sessions.' })
  sessionId!: string;
}

@ObjectType({ description: 'The session has ended, with all its tokens.', simpleResolvers: true })
class SessionRevoked {
  @Field(() => SessionType, { description: 'The session as it was.' })
  session!: Session;
}

const RevokeSessionResult = outcomeUnion(
  'RevokeSessionResult',
  'What revokeSession can come to.',
  () => [SessionRevoked, SessionNotFoundType] as const,
);

/** Ends one of one's own sessions. */
@Resolver()
export class RevokeSessionMutation {
  @Mutation(() => RevokeSessionResult, { description: 'Ends one of the person’s own sessions, on whichever machine.' })
  revokeSession(
    @Arg('input', () => RevokeSessionInput, { description: 'Which session.' }) input: RevokeSessionInput,
    @Ctx() context: TenantContext,
  ): Promise<RevokeSessionOutcome> {
    return context.sessions.revokeSession(input);
  }
}
