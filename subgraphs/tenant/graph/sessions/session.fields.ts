import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { TenantContext } from '../../context.js';
import type { Session } from '../../domain/sessions/session.js';
import { SessionType } from './session.type.js';

/** What of a session depends on who asks. */
@Resolver(() => SessionType)
export class SessionFields {
  @FieldResolver(() => Boolean, { description: 'Whether it is the session that asks.' })
  current(@Root() session: Session, @Ctx() { viewer }: TenantContext): boolean {
    return session.id === viewer.sessionId;
  }
}
