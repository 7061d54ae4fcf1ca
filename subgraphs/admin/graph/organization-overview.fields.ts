import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { OrganizationOverview } from '../domain/organization-overview.js';
import { OrganizationStub } from './admin.stubs.js';
import { OrganizationOverviewType } from './organization-overview.type.js';

/** What an overview answers beyond its counts. */
@Resolver(() => OrganizationOverviewType)
export class OrganizationOverviewFields {
  @FieldResolver(() => OrganizationStub, {
    nullable: true,
    description: 'The organization; null when it left the platform meanwhile.',
  })
  organization(@Root() overview: OrganizationOverview) {
    return { id: overview.organizationId };
  }
}
