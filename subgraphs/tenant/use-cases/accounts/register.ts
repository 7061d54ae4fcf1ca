import { randomUUID } from 'node:crypto';
import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import { hashPassword } from '../../../../platform/crypto/password.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { Registration } from '../../data/accounts/registration.repository.js';
import { registerPerAddress, registerPerMachine } from '../../domain/accounts/account-limits.js';
import { consentVersion } from '../../domain/accounts/consent.js';
import { registrationExpiry } from '../../domain/accounts/registration.js';
import { normaliseEmail } from '../../domain/email-address.js';
import { invalidInput, type InvalidInput } from '../../domain/members/member-problems.js';
import { tooManyAttempts, type TooManyAttempts } from '../../domain/sessions/session-problems.js';
import { countAttempt, type AttemptNeeds } from '../sessions/count-attempt.js';
import { placeOf } from '../sessions/issue-session.js';
import { draftProof, mailExisting, mailProof, type AccountPost } from './account-mail.js';
import { readApplicant, type RegisterInput } from './read-applicant.js';

/** What registering can come to; nothing in it says whether the address has an account. */
export type RegisterOutcome =
  | {
      readonly kind: 'RegistrationReceived';
      readonly registrationId: string;
      readonly expiresAt: Date;
    }
  | InvalidInput
  | TooManyAttempts;

/** What registering needs. */
export interface RegisterNeeds extends AttemptNeeds {
  readonly viewer: Viewer;
  readonly trail: AuditTrail;
  readonly post: AccountPost;
}

/**
 * Takes down who wants an account (V-44, Z-03, Z-15 to Z-19); the account is made when the address is proven. An
 * address that has one already costs the same work and gets the same answer, and its owner another mail.
 */
export const register = defineUseCase({
  permission: 'session:open',

  async run(needs: RegisterNeeds, input: RegisterInput): Promise<RegisterOutcome> {
    const { identity, clock, trail, post } = needs;
    const wait = await countAttempt(needs, [
      [registerPerMachine, trail.clientAddress],
      [registerPerAddress, normaliseEmail(input.email)],
    ]);
    if (wait !== null) return tooManyAttempts(wait);
    const read = readApplicant(input);
    if (!('applicant' in read)) return invalidInput(read.problems);
    const now = clock.now();
    const registration: Omit<Registration, 'mailsSent'> = {
      ...read.applicant,
      ...placeOf(trail),
      id: randomUUID(),
      passwordHash: await hashPassword(input.password),
      consentVersion,
      createdAt: now,
      expiresAt: registrationExpiry(now),
    };
    const proof = draftProof(registration.id, post);
    await identity.transaction(async ({ accounts, registrations, writer }) => {
      const holder = await accounts.findHolder(registration.email);
      await registrations.forgetExpired(now);
      await registrations.add(registration, holder ? { tokenHash: null, codeHash: null } : proof.sealed);
      if (holder) await mailExisting(writer, post, holder, registration.id);
      else await mailProof(writer, post, registration, { ...proof, occasion: 1 });
    });
    const { id: registrationId, expiresAt } = registration;
    return { kind: 'RegistrationReceived', registrationId, expiresAt };
  },
});
