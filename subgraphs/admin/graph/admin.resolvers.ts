import { AdminQuery } from './admin.query.js';
import { MetricsQuery } from './metrics/metrics.query.js';
import { PlatformAuditQuery } from './platform-audit.query.js';
import { CreateOrganizationMutation } from './organizations/create-organization.mutation.js';
import { DeleteOrganizationMutation } from './organizations/delete-organization.mutation.js';
import { PlatformOrganizationFields } from './organizations/organization.fields.js';
import { InviteFirstOwnerMutation } from './organizations/invite-first-owner.mutation.js';
import { OrganizationQuery } from './organizations/organization.query.js';
import { ReactivateOrganizationMutation } from './organizations/reactivate-organization.mutation.js';
import { RestoreOrganizationMutation } from './organizations/restore-organization.mutation.js';
import { SuspendOrganizationMutation } from './organizations/suspend-organization.mutation.js';
import { UpdatePlatformOrganizationMutation } from './organizations/update-organization.mutation.js';
import { DisableUserMutation } from './users/disable-user.mutation.js';
import { EnableUserMutation } from './users/enable-user.mutation.js';
import { PlatformUserFields } from './users/user.fields.js';
import { UserQuery } from './users/user.query.js';
import { EndViewAsMutation } from './view-as/end-view-as.mutation.js';
import { StartViewAsMutation } from './view-as/start-view-as.mutation.js';
import { ViewAsQuery } from './view-as/view-as.query.js';

/** Everything the house answers. */
export const adminResolvers = [
  AdminQuery,
  PlatformAuditQuery,
  MetricsQuery,
  OrganizationQuery,
  PlatformOrganizationFields,
  CreateOrganizationMutation,
  InviteFirstOwnerMutation,
  UpdatePlatformOrganizationMutation,
  SuspendOrganizationMutation,
  ReactivateOrganizationMutation,
  DeleteOrganizationMutation,
  RestoreOrganizationMutation,
  UserQuery,
  PlatformUserFields,
  DisableUserMutation,
  EnableUserMutation,
  ViewAsQuery,
  StartViewAsMutation,
  EndViewAsMutation,
] as const;
