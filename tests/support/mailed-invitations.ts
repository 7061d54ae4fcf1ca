import { openMail, type OpenedMail } from '../../platform/mail/sealed-mail.js';
import type { TestServices } from '../../platform/testing/test-services.js';

/** What stands in the mail of an invitation. */
export interface MailedInvitation {
  readonly token: string;
  readonly code: string;
  readonly role: string;
  readonly inviterName: string;
  readonly organizationName: string;
}

/** The mails that wait for this address, oldest first: what its owner would read. */
export async function mailsTo({ owner, envelope }: TestServices, address: string): Promise<readonly OpenedMail[]> {
  const { rows } = await owner.query<{ id: string; template: string; sealed: string }>(
    'SELECT id, template, sealed FROM platform.mail_outbox WHERE sealed IS NOT NULL ORDER BY id',
  );
  return rows
    .map(({ id, template, sealed }) => openMail(envelope, id, template, sealed))
    .filter(({ to }) => to === address);
}

/** The invitations among them. */
export async function invitationsTo(services: TestServices, address: string): Promise<readonly MailedInvitation[]> {
  const mails = await mailsTo(services, address);
  return mails.flatMap(({ mail }) => {
    if (mail.template !== 'invite-user') return [];
    const { url, code, role, inviterName, organizationName } = mail.values;
    return [{ token: new URL(url).searchParams.get('token') ?? '', code, role, inviterName, organizationName }];
  });
}

/** The newest of them. @throws when there is none. */
export async function newestInvitationTo(services: TestServices, address: string): Promise<MailedInvitation> {
  const newest = (await invitationsTo(services, address)).at(-1);
  if (!newest) throw new Error(`No invitation waits for ${address}.`);
  return newest;
}
