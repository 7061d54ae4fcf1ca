import type { Prisma, PrismaClient } from '../../../../prisma/generated/client.js';
import type { Database } from '../../../../platform/database/database.js';
import type { OutboxBell } from '../../../../platform/events/outbox-bell.js';
import type { TransactionWriter } from '../../../../platform/events/outbox.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import { InvitationRepository } from '../invitations/invitation.repository.js';
import { MemberRepository } from './member.repository.js';
import { lockMembers } from './members-lock.js';
import { OrganizationSettingsRepository } from './organization-settings.repository.js';

/** An organization's people and settings inside one transaction, which holds them until it ends. */
export interface MemberTransaction {
  readonly members: MemberRepository;
  readonly invitations: InvitationRepository;
  readonly settings: OrganizationSettingsRepository;
  /** For mail, revocations and the audit log, which commit with the rows. */
  readonly writer: TransactionWriter;
}

/** The people, invitations and settings of one organization. */
export class MemberStore {
  readonly members: MemberRepository;
  readonly invitations: InvitationRepository;
  readonly scope: OrganizationScope;
  readonly #client: PrismaClient;
  readonly #bell: OutboxBell;

  constructor(database: Database, scope: OrganizationScope, bell: OutboxBell) {
    this.#client = database.forOrganization(scope);
    this.members = new MemberRepository(this.#client, scope);
    this.invitations = new InvitationRepository(this.#client, scope);
    this.scope = scope;
    this.#bell = bell;
  }

  /** Runs `work` while nobody else changes who belongs here; mail that it queued is sent after the commit. */
  async transaction<Result>(work: (transaction: MemberTransaction) => Promise<Result>): Promise<Result> {
    const result = await this.#client.$transaction(
      async (transaction: Prisma.TransactionClient) => {
        await lockMembers(transaction, this.scope.organizationId);
        return work({
          members: new MemberRepository(transaction, this.scope),
          invitations: new InvitationRepository(transaction, this.scope),
          settings: new OrganizationSettingsRepository(transaction, this.scope),
          writer: transaction,
        });
      },
      { timeout: 20_000, maxWait: 10_000 },
    );
    this.#bell.ring();
    return result;
  }
}
