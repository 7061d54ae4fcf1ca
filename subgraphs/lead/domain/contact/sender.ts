/** Who writes in the name of an organization. */
export interface SenderIdentity {
  readonly organizationName: string;
  readonly postalAddress: string | null;
  /** 14 digits, of which the first nine are the SIREN. */
  readonly siret: string | null;
  readonly senderName: string;
  readonly senderEmail: string;
}

/** A sender whom every reader can reach. */
export type NamedSender = SenderIdentity & { readonly postalAddress: string };

/** Whether it is clear who writes: a message without a name and a postal address may not be sent. */
export const isNamed = (sender: SenderIdentity | null): sender is NamedSender =>
  sender !== null && sender.organizationName.trim() !== '' && (sender.postalAddress ?? '').trim() !== '';

const sirenLength = 9;

/** What stands below every message: where the organization is, and its number in the register when it gave one. */
export const placeOf = ({ postalAddress, siret }: NamedSender): string => {
  const place = postalAddress.replaceAll(/\s*\n\s*/gu, ', ').trim();
  return siret === null ? place : `${place} · SIREN ${siret.slice(0, sirenLength)}`;
};
