import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AdminContext } from '../../context.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import { OrganizationStub } from '../admin.stubs.js';
import { PlatformUserType } from '../users/user.type.js';
import { FirstOwnerType } from './first-owner.type.js';
import { LatestRunType, OrganizationUsageType, PlatformOrganizationType } from './organization.type.js';

/** What an organization answers beyond its row, for a whole page at once. */
@Resolver(() => PlatformOrganizationType)
export class PlatformOrganizationFields {
  @FieldResolver(() => OrganizationStub, {
    nullable: true,
    description: 'The organization as its people know it; null when it left the platform meanwhile.',
  })
  organization(@Root() { id }: PlatformOrganization) {
    return { id };
  }

  @FieldResolver(() => [PlatformUserType], { description: 'Its owners, in the order they joined.' })
  async owners(@Root() { id }: PlatformOrganization, @Ctx() context: AdminContext) {
    return (await context.organizationLoaders.owners.load(id)) ?? [];
  }

  @FieldResolver(() => FirstOwnerType, {
    nullable: true,
    description: 'The first owner whom a platform admin named; null when nobody was, and long after they joined.',
  })
  firstOwner(@Root() { id }: PlatformOrganization, @Ctx() context: AdminContext) {
    return context.organizationLoaders.firstOwner.load(id);
  }

  @FieldResolver(() => OrganizationUsageType, {
    nullable: true,
    description: 'What it used this month; null when it left the platform meanwhile.',
  })
  async usage(@Root() { id }: PlatformOrganization, @Ctx() context: AdminContext) {
    const usage = await context.organizationLoaders.usage.load(id);
    return usage && { ...usage, costUsd: usage.costMicroUsd / 1_000_000 };
  }

  @FieldResolver(() => LatestRunType, { nullable: true, description: 'Its newest run; null before the first.' })
  latestRun(@Root() { id }: PlatformOrganization, @Ctx() context: AdminContext) {
    return context.organizationLoaders.latestRun.load(id);
  }
}
