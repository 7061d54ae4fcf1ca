import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../platform/graphql/connection.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { Locale } from '../../../../platform/graphql/locale.js';
import type { UserRole, UserStatus } from '../../domain/users/user.js';
import { RoleEnum, UserStatusEnum } from '../admin.enums.js';

/** One account as the platform owner sees it. */
@ObjectType('PlatformUser', {
  description: 'One account as the platform owner sees it.',
  simpleResolvers: true,
})
export class PlatformUserType {
  @Field(() => ID, { description: 'The id of the user.' })
  id!: string;

  @Field(() => String, { description: 'The address they sign in with.' })
  email!: string;

  @Field(() => String, { description: 'What they are called.' })
  name!: string;

  @Field(() => RoleEnum, { description: 'What they may do.' })
  role!: UserRole;

  @Field(() => UserStatusEnum, { description: 'Where the account stands.' })
  status!: UserStatus;

  @Field(() => Locale, { description: 'The language they read.' })
  locale!: Locale;

  @Field(() => DateTime, { description: 'When the account was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the address was proven; null before.' })
  emailVerifiedAt!: Date | null;
}

/** A page of accounts. */
export const { Connection: PlatformUserConnection } = connectionOf('PlatformUser', () => PlatformUserType);
