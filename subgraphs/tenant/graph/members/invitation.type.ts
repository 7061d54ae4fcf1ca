import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../../platform/graphql/connection.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { invitationStatuses, type InvitationStatus } from '../../domain/invitations/invitation.js';
import type { MemberRole } from '../../domain/members/member-rules.js';
import { MemberRoleEnum } from '../tenant.enums.js';

const descriptions: Readonly<Record<InvitationStatus, string>> = {
  PENDING: 'Can be accepted.',
  EXPIRED: 'Was not accepted within seven days; it can be sent again.',
  ACCEPTED: 'Was accepted.',
  REVOKED: 'Was taken back.',
};

/** What became of an invitation. */
export const InvitationStatusEnum = Object.fromEntries(
  invitationStatuses.map((status) => [status, status]),
) as Readonly<Record<InvitationStatus, InvitationStatus>>;

registerEnumType(InvitationStatusEnum, {
  name: 'InvitationStatus',
  description: 'What became of an invitation.',
  valuesConfig: Object.fromEntries(invitationStatuses.map((status) => [status, { description: descriptions[status] }])),
});

/** Somebody is asked to join. */
@ObjectType('Invitation', {
  description: 'Somebody is asked to join the organization; never shows its link or code.',
  simpleResolvers: true,
})
export class InvitationType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'The address it was sent to.' })
  email!: string;

  @Field(() => MemberRoleEnum, { description: 'The role that accepting it gives.' })
  role!: MemberRole;

  @Field(() => Int, { description: 'How often its mail was sent.' })
  mailsSent!: number;

  @Field(() => DateTime, { description: 'When its mail was sent last.' })
  lastSentAt!: Date;

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When its link and code stop working (X-03).' })
  expiresAt!: Date;
}

/** A page of invitations. */
export const { Connection: InvitationConnection } = connectionOf('Invitation', () => InvitationType);
