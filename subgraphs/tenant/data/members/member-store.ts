import type { Prisma, PrismaClient } from '../../../../prisma/generated/client.js';
import type { Database } from '../../../../platform/database/database.js';
import type { Envelope } from '../../../../platform/crypto/envelope.js';
import type { OutboxBell } from '../../../../platform/events/outbox-bell.js';
import type { TransactionWriter } from '../../../../platform/events/outbox.js';
import { QuotaDesk } from '../../../../platform/quota/quota-desk.js';
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
  /** What the plan allows. */
  readonly quota: QuotaDesk;
  /** For mail, revocations and the audit log, which commit with the rows. */
  readonly writer: TransactionWriter;
}

/** What a process lends to the store. */
interface Lent {
  readonly database: Database;
  readonly bell: OutboxBell;
  /** Seals the mails that warn of limits. */
  readonly envelope: Envelope;
}

/** The people, invitations and settings of one organization. */
export class MemberStore {
  readonly members: MemberRepository;
  readonly invitations: InvitationRepository;
  readonly scope: OrganizationScope;
  readonly #client: PrismaClient;
  readonly #bell: OutboxBell;
  readonly #envelope: Envelope;

  constructor(lent: Lent, scope: OrganizationScope) {
    const { database, bell, envelope } = lent;
    this.#client = database.forOrganization(scope);
    this.members = new MemberRepository(this.#client, scope);
    this.invitations = new InvitationRepository(this.#client, scope);
    this.scope = scope;
    this.#bell = bell;
    this.#envelope = envelope;
  }

  /** Runs `work` while nobody else changes who belongs here; mail that it queued is sent after the commit. */
  async transaction<Result>(work: (transaction: MemberTransaction) => Promise<Result>): Promise<Result> {
    const result = await this.#client.$transaction(async (transaction: Prisma.TransactionClient) => {
      await lockMembers(transaction, this.scope.organizationId);
      return work({
        members: new MemberRepository(transaction, this.scope),
        invitations: new InvitationRepository(transaction, this.scope),
        settings: new OrganizationSettingsRepository(transaction, this.scope),
        quota: new QuotaDesk(transaction, this.scope, this.#envelope),
        writer: transaction,
      });
    });
    this.#bell.ring();
    return result;
  }
}
