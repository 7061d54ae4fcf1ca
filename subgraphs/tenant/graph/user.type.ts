import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { Locale } from '../../../platform/graphql/locale.js';
import type { Organization } from '../domain/organization.js';
import type { UserRole } from '../domain/user.js';
import { OrganizationType } from './organization.type.js';
import { RoleEnum } from './tenant.enums.js';

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

  @Field(() => OrganizationType, { nullable: true, description: 'Where they belong; null for a platform admin.' })
  organization!: Organization | null;
}

/** A page of users. */
export const { Connection: UserConnection } = connectionOf('User', () => UserType);
