import { randomBytes } from 'node:crypto';
import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import type { Registration } from '../../data/accounts/registration.repository.js';
import type { IdentityTransaction } from '../../data/identity-store.js';
import { slugOf, trialEnd } from '../../domain/accounts/registration.js';
import { normaliseEmail } from '../../domain/email-address.js';
import { trailOf } from '../sessions/trail-of.js';
import { accountConsents } from './required-consents.js';

/** Whose registration makes a platform admin (V-82); null for nobody's. */
export interface PlatformAdminRule {
  readonly platformAdminEmail: string | null;
}

/** Somebody holds the address meanwhile: nothing of the account remains. */
export class AddressTaken extends Error {
  constructor() {
    super('Somebody holds this address already.');
    this.name = 'AddressTaken';
  }
}

const slugBytes = 5;

/** Whether a proven address is the one that makes a platform admin, as long as there is none. */
async function becomesPlatformAdmin(
  { accounts }: IdentityTransaction,
  { email }: Registration,
  { platformAdminEmail }: PlatformAdminRule,
): Promise<boolean> {
  if (platformAdminEmail === null || normaliseEmail(platformAdminEmail) !== email) return false;
  return !(await accounts.holdPlatformAdmins());
}

async function recordConsents(
  { consents }: IdentityTransaction,
  owner: { readonly userId: string; readonly organizationId: string | null },
  registration: Registration,
): Promise<void> {
  const { consentVersion: version, marketing, clientAddress, userAgent, createdAt: at } = registration;
  await consents.add(owner, accountConsents(marketing, { version, clientAddress, userAgent, at }));
}

/**
 * Makes the account of a registration whose address was just proven: the owner of an organization on trial (X-06,
 * O-07), or the platform admin.
 * @throws AddressTaken when somebody proved the same address first.
 */
export async function makeAccount(
  transaction: IdentityTransaction,
  registration: Registration,
  rule: PlatformAdminRule,
  { trail, now }: { readonly trail: AuditTrail; readonly now: Date },
): Promise<void> {
  const { accounts, registrations, trials, writer } = transaction;
  const { email, name, locale, passwordHash, organizationType, organizationName } = registration;
  const isPlatformAdmin = await becomesPlatformAdmin(transaction, registration, rule);
  const slug = slugOf(organizationName, randomBytes(slugBytes).toString('hex'));
  const organizationId = isPlatformAdmin
    ? null
    : await trials.add(registration, { slug, startsAt: now, endsAt: trialEnd(now) });
  const role = isPlatformAdmin ? 'PLATFORM_ADMIN' : 'OWNER';
  const userId = await accounts.create({ organizationId, email, name, role, locale, passwordHash }, now);
  if (userId === null) throw new AddressTaken();
  await recordConsents(transaction, { userId, organizationId }, registration);
  await registrations.forgetAddress(email);
  await recordAudit(writer, trailOf(trail, { userId, organizationId, role }), {
    organizationId,
    action: isPlatformAdmin ? 'platform-admin.registered' : 'organization.registered',
    subject: organizationId === null ? { type: 'user', id: userId } : { type: 'organization', id: organizationId },
    after: {
      userId,
      email,
      role,
      ...(organizationId === null ? {} : { type: organizationType, name: organizationName, plan: 'TRIAL' }),
    },
  });
}
