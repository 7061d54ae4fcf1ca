import type { TestServices } from '../../platform/testing/test-services.js';
import { mailsTo, tokenIn } from './mails.js';

/** What stands in the mail of an invitation. */
export interface MailedInvitation {
  readonly token: string;
  readonly code: string;
  readonly role: string;
  readonly inviterName: string;
  readonly organizationName: string;
}

/** The invitations that wait for this address, oldest first. */
export async function invitationsTo(services: TestServices, address: string): Promise<readonly MailedInvitation[]> {
  const mails = await mailsTo(services, address);
  return mails
    .filter(({ template }) => template === 'invite-user')
    .map((mail) => {
      const { code, role, inviterName, organizationName } = mail.values;
      return {
        token: tokenIn(mail),
        code: String(code),
        role: String(role),
        inviterName: String(inviterName),
        organizationName: String(organizationName),
      };
    });
}

/** The newest of them. @throws when there is none. */
export async function newestInvitationTo(services: TestServices, address: string): Promise<MailedInvitation> {
  const newest = (await invitationsTo(services, address)).at(-1);
  if (!newest) throw new Error(`No invitation waits for ${address}.`);
  return newest;
}
