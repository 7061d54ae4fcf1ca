import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../../../platform/viewer/permission.js';
import type { TenantContext } from '../../context.js';
import { rolesWithin } from '../../domain/members/member-rules.js';
import type { Organization } from '../../domain/organization.js';
import { OrganizationType } from '../organization.type.js';
import { MemberRoleEnum } from '../tenant.enums.js';
import { actorOf } from './member.fields.js';

/** What the viewer may do about their organization. */
@Resolver(() => OrganizationType)
export class OrganizationFields {
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change its settings.' })
  viewerCanUpdate(@Root() organization: Organization, @Ctx() context: TenantContext) {
    return may(organization, context, 'organization:update');
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may invite people into it.' })
  viewerCanInvite(@Root() organization: Organization, @Ctx() context: TenantContext) {
    return may(organization, context, 'member:manage');
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may see who its members are.' })
  viewerCanListMembers(@Root() organization: Organization, @Ctx() context: TenantContext) {
    return may(organization, context, 'member:list');
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may create, change and remove its members.' })
  viewerCanManageMembers(@Root() organization: Organization, @Ctx() context: TenantContext) {
    return may(organization, context, 'member:manage');
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may create, rotate and revoke its API keys.' })
  viewerCanManageApiKeys(@Root() organization: Organization, @Ctx() context: TenantContext) {
    return may(organization, context, 'api-key:manage');
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer may keep, test and remove credentials of services.',
  })
  viewerCanManageIntegrations(@Root() organization: Organization, @Ctx() context: TenantContext) {
    return may(organization, context, 'integration:manage');
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may write to prospects in its name (V-83).' })
  viewerCanNotifyProspects(@Root() organization: Organization, @Ctx() context: TenantContext) {
    return may(organization, context, 'prospect:notify');
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may read, check and export its audit log.' })
  viewerCanReadAuditLog(@Root() organization: Organization, @Ctx() context: TenantContext) {
    return may(organization, context, 'audit:read');
  }

  @FieldResolver(() => [MemberRoleEnum], { description: 'The roles that the viewer may invite people to.' })
  assignableRoles(@Root() organization: Organization, @Ctx() context: TenantContext) {
    const actor = actorOf(context.viewer);
    return actor && organization.id === context.viewer.organizationId ? rolesWithin(actor) : [];
  }
}

const may = ({ id }: Organization, { viewer }: TenantContext, permission: Permission): boolean =>
  id === viewer.organizationId && viewer.permissions.has(permission);
