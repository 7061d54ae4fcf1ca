import { Arg, Args, Ctx, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../../platform/graphql/connection.js';
import type { AdminContext } from '../../context.js';
import type { OrganizationStatus, OrganizationType, Plan } from '../../domain/organizations/organization.js';
import type { OrganizationOrder, OrganizationSort } from '../../domain/organizations/organization-order.js';
import { PlanEnum } from '../../../../platform/graphql/quota-types.js';
import {
  OrganizationSortEnum,
  OrganizationStatusEnum,
  OrganizationTypeEnum,
  SortDirectionEnum,
} from '../admin.enums.js';
import { PlatformOrganizationConnection, PlatformOrganizationType } from './organization.type.js';

/** Which organizations to list. */
@InputType({ description: 'Which organizations to list.' })
class PlatformOrganizationFilter {
  @Field(() => PlanEnum, { nullable: true, description: 'Only organizations with this plan.' })
  plan?: Plan | null;

  @Field(() => OrganizationStatusEnum, { nullable: true, description: 'Only organizations in this state.' })
  status?: OrganizationStatus | null;

  @Field(() => OrganizationTypeEnum, { nullable: true, description: 'Only organizations that sell to these.' })
  type?: OrganizationType | null;

  @Field(() => String, { nullable: true, description: 'Only organizations whose name or slug contains this.' })
  search?: string | null;
}

/** The platform owner's view of organizations. */
@Resolver()
export class OrganizationQuery {
  @Query(() => PlatformOrganizationConnection, {
    description: 'Every organization, deleted ones included until their purge (V-67). For platform admins.',
  })
  platformOrganizations(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PlatformOrganizationFilter, { nullable: true, description: 'Which ones; all when absent.' })
    filter: PlatformOrganizationFilter | null,
    @Arg('sort', () => OrganizationSortEnum, { defaultValue: 'CREATED_AT', description: 'What they are sorted by.' })
    sort: OrganizationSort,
    @Arg('direction', () => SortDirectionEnum, { defaultValue: 'DESC', description: 'In which order.' })
    direction: OrganizationOrder['direction'],
    @Ctx() context: AdminContext,
  ) {
    return context.listOrganizations({ filter: filter ?? {}, sort, direction, page });
  }

  @Query(() => PlatformOrganizationType, {
    nullable: true,
    description: 'One organization; null when the platform has no such organization (V-68). For platform admins.',
  })
  platformOrganization(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: AdminContext) {
    return context.readOrganization({ id });
  }
}
