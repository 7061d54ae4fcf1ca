import type { Prisma, PrismaClient } from '../../../../prisma/generated/client.js';
import type { OpenInvitation } from '../../domain/invitations/open-invitation.js';
import type { MemberRole } from '../../domain/members/member-rules.js';
import type { Locale, UserRole, UserStatus } from '../../domain/user.js';

const columns = {
  id: true,
  email: true,
  role: true,
  userId: true,
  status: true,
  expiresAt: true,
  invitedBy: true,
  organization: { select: { id: true, name: true, locale: true, status: true } },
} as const satisfies Prisma.InvitationSelect;

/** Finds an invitation of any organization with what its working depends on. */
export async function findOpenInvitation(
  client: PrismaClient | Prisma.TransactionClient,
  where: { readonly id: string } | { readonly tokenHash: string },
): Promise<OpenInvitation | null> {
  const row = await client.invitation.findUnique({ where, select: columns });
  if (!row) return null;
  const { organization } = row;
  const inviter = await client.user.findFirst({
    // A member of this organization, or the platform admin who created it.
    where: {
      id: row.invitedBy,
      OR: [{ organizationId: organization.id }, { organizationId: null, role: 'PLATFORM_ADMIN' }],
    },
    select: { name: true, role: true, status: true },
  });
  return {
    id: row.id,
    email: row.email,
    role: row.role as MemberRole,
    memberId: row.userId,
    state: row.status as OpenInvitation['state'],
    expiresAt: row.expiresAt,
    organization: {
      id: organization.id,
      name: organization.name,
      locale: organization.locale as Locale,
      status: organization.status as OpenInvitation['organization']['status'],
    },
    inviter: inviter && {
      name: inviter.name,
      role: inviter.role as UserRole,
      status: inviter.status as UserStatus,
    },
  };
}
