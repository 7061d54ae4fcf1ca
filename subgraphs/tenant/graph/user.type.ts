import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { Locale } from '../../../platform/graphql/locale.js';
import type { Organization } from '../domain/organization.js';
import { DateTime } from '../../../platform/graphql/date-time.js';
import type { UserRole, UserStatus } from '../domain/user.js';
import { OrganizationType } from './organization.type.js';
import { RoleEnum, UserStatusEnum } from './tenant.enums.js';

/** A person who signs in. */
@Directive('@key(fields: "id")')
@ObjectType('User', { description: 'A person who signs in.', simpleResolvers: true })
export class UserType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'The address they sign in with.' })
  email!: string;

  @Field(() => String, { description: 'What they are called.' })
  name!: string;

  @Field(() => RoleEnum, { description: 'What they may do.' })
  role!: UserRole;

  @Field(() => Locale, { description: 'The language they read.' })
  locale!: Locale;

  @Field(() => UserStatusEnum, { description: 'Whether they can sign in.' })
  status!: UserStatus;

  @Field(() => DateTime, { description: 'When they were added.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When they were removed; null while they are a member (X-04).',
  })
  removedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When everything about them is erased; null while they are a member (X-04).',
  })
  purgeAt!: Date | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Where they belong; null for a platform admin.' })
  organization!: Organization | null;
}

/** A page of users. */
export const { Connection: UserConnection } = connectionOf('User', () => UserType);
