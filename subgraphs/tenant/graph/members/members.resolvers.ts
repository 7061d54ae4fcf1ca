import { AcceptInvitationMutation } from './accept-invitation.mutation.js';
import { ChangeMemberRoleMutation } from './change-member-role.mutation.js';
import { CreateMemberMutation } from './create-member.mutation.js';
import { InvitationFields } from './invitation.fields.js';
import { InvitationQuery } from './invitation.query.js';
import { InviteMemberMutation } from './invite-member.mutation.js';
import { MemberFields } from './member.fields.js';
import { MemberQuery } from './member.query.js';
import { OrganizationFields } from './organization.fields.js';
import { RemoveMemberMutation } from './remove-member.mutation.js';
import { ResendInvitationMutation } from './resend-invitation.mutation.js';
import { RestoreMemberMutation } from './restore-member.mutation.js';
import { RevokeInvitationMutation } from './revoke-invitation.mutation.js';
import { RolesQuery } from './roles.query.js';
import { UpdateMyOrganizationMutation } from './update-my-organization.mutation.js';

/** Everything the graph says about members, invitations and the settings of an organization. */
export const memberResolvers = [
  MemberQuery,
  MemberFields,
  OrganizationFields,
  RolesQuery,
  InvitationQuery,
  InvitationFields,
  UpdateMyOrganizationMutation,
  CreateMemberMutation,
  ChangeMemberRoleMutation,
  RemoveMemberMutation,
  RestoreMemberMutation,
  InviteMemberMutation,
  ResendInvitationMutation,
  RevokeInvitationMutation,
  AcceptInvitationMutation,
] as const;
