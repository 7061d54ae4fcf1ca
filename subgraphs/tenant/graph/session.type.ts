import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/date-time.js';
import type { User } from '../domain/user.js';
import { UserType } from './user.type.js';

/** What the two ways to a session have in common. */
@ObjectType({ description: 'What somebody who signed in holds.', simpleResolvers: true })
export abstract class SessionType {
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
