import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { PlatformUser } from '../../domain/users/user.js';
import { OrganizationStub } from '../admin.stubs.js';
import { PlatformUserType } from './user.type.js';

/** What an account answers beyond its row. */
@Resolver(() => PlatformUserType)
export class PlatformUserFields {
  @FieldResolver(() => OrganizationStub, {
    nullable: true,
    description: 'Where they belong; null for a platform admin.',
  })
  organization(@Root() { organizationId }: PlatformUser) {
    return organizationId === null ? null : { id: organizationId };
  }
}
