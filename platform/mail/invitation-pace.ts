const hourMs = 60 * 60 * 1_000;
const dayMs = 24 * hourMs;

/** How many mails an address gets from one organization within a day, and an organization sends within an hour. */
const mailsPerAddressMax = 5;
const mailsPerOrganizationMax = 100;

/** From when on mails of invitations count against the limit of an address, and of an organization. */
export const mailWindows = (now: Date): { readonly address: Date; readonly organization: Date } => ({
  address: new Date(now.getTime() - dayMs),
  organization: new Date(now.getTime() - hourMs),
});

/** How many mails of invitations went out within those windows. */
export interface MailsSent {
  readonly toAddress: number;
  readonly byOrganization: number;
}

/** Seconds until one more invitation may be mailed; null when it may now. */
export function mailsPausedFor({ toAddress, byOrganization }: MailsSent): number | null {
  if (toAddress >= mailsPerAddressMax) return dayMs / 1_000;
  return byOrganization >= mailsPerOrganizationMax ? hourMs / 1_000 : null;
}
