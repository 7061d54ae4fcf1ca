import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../platform/graphql/connection.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import type { User } from '../../domain/user.js';
import { UserType } from '../user.type.js';

/** What the two ways to a session have in common. */
@ObjectType({ description: 'What somebody who signed in holds.', simpleResolvers: true })
export abstract class OpenedSessionType {
  @Field(() => String, { description: 'Give it as "Authorization: Bearer ..." with every request.' })
  accessToken!: string;

  @Field(() => DateTime, { description: 'When the access token stops working: after 15 minutes (V-40).' })
  accessTokenExpiresAt!: Date;

  @Field(() => String, {
    description: 'Works once, in refreshSession; using it twice ends the session. Keep it secret.',
  })
  refreshToken!: string;

  @Field(() => DateTime, { description: 'When the refresh token stops working: after seven days (V-40).' })
  refreshTokenExpiresAt!: Date;

  @Field(() => UserType, { description: 'Who signed in.' })
  user!: User;
}

/** A place where somebody is signed in. */
@ObjectType('Session', { description: 'A place where the person is signed in.', simpleResolvers: true })
export class SessionType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => DateTime, { description: 'When the person signed in.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When the session last got new tokens.' })
  lastSeenAt!: Date;

  @Field(() => DateTime, { description: 'When it ends unless it gets new tokens before.' })
  expiresAt!: Date;

  @Field(() => String, { nullable: true, description: 'The address it was last used from; null when unknown.' })
  clientAddress!: string | null;

  @Field(() => String, { nullable: true, description: 'What the program said it is; null when it said nothing.' })
  userAgent!: string | null;
}

/** A page of sessions. */
export const { Connection: SessionConnection } = connectionOf('Session', () => SessionType);
