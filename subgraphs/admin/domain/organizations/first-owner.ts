import { domainToASCII } from 'node:url';
import type { FieldProblem } from '../admin-problems.js';
import type { OrganizationLocale } from './organization.js';

const nameLengthMax = 120;
// The longest address that mail can be sent to (RFC 5321).
const emailLengthMax = 254;
// Neither what a mail header would read as more than one address, nor what nobody sees.
const plainAddress =
  /^[^\s\p{C}\p{Z}@<>(),;:"\\[\]]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]*[\p{L}\p{N}]$/u;

/** Who is to own a new organization, as the platform owner names them. */
export interface OwnerWish {
  readonly ownerEmail?: string | null | undefined;
  readonly ownerName?: string | null | undefined;
}

/** Who is to own a new organization, and the platform admin who vouches for them. */
export interface WantedOwner {
  readonly email: string;
  readonly name: string;
  /** What they read. */
  readonly locale: OrganizationLocale;
  readonly wantedBy: { readonly id: string; readonly name: string };
}

const isAddress = (email: string): boolean => email.length <= emailLengthMax && plainAddress.test(email);
const isName = (name: string): boolean => name !== '' && name.length <= nameLengthMax && !/\p{Cc}/u.test(name);
const addressWrong = 'Give an e-mail address, for instance "camille@example.com".';
const nameWrong = `Give a name of at most ${nameLengthMax} characters.`;

/** What is wrong with the owner of a new organization: address and name belong together. */
export function ownerProblems({ ownerEmail, ownerName }: OwnerWish): readonly FieldProblem[] {
  const email = ownerEmail?.trim() ?? '';
  const name = ownerName?.trim() ?? '';
  if (email === '' && name === '') return [];
  return [
    ...(isAddress(email) ? [] : [{ path: 'ownerEmail', message: addressWrong }]),
    ...(isName(name) ? [] : [{ path: 'ownerName', message: nameWrong }]),
  ];
}

/** Whether somebody is named at all. */
export const namesOwner = ({ ownerEmail, ownerName }: OwnerWish): boolean =>
  ((ownerEmail ?? '') + (ownerName ?? '')).trim() !== '';

/** Whom the platform owner names again, by a request that says so. */
export interface NamedOwner {
  readonly email: string;
  readonly name: string;
  readonly locale: OrganizationLocale;
  /** Names the request, so that the same one sent twice names them once; null for one that is new each time. */
  readonly idempotencyKey?: string | null | undefined;
}

const keyShape = /^[\w.:-]{1,100}$/u;

/** What is wrong with somebody who is named again. */
export const namedOwnerProblems = ({ email, name, idempotencyKey }: NamedOwner): readonly FieldProblem[] => [
  ...(isAddress(email.trim()) ? [] : [{ path: 'email', message: addressWrong }]),
  ...(isName(name.trim()) ? [] : [{ path: 'name', message: nameWrong }]),
  ...(idempotencyKey == null || keyShape.test(idempotencyKey)
    ? []
    : [{ path: 'idempotencyKey', message: 'Give 1 to 100 letters, digits or any of "_.:-".' }]),
];

/** The address belongs to somebody of the organization, who is changed or enabled and not invited. */
export const memberAlready: FieldProblem = {
  path: 'email',
  message: 'This address belongs to a member of the organization. Name another, or enable their account.',
};

/** The key named another request before. */
export const keyReused: FieldProblem = {
  path: 'idempotencyKey',
  message: 'This idempotency key belongs to another invitation. Use a new one.',
};

/** An address as the tenant house compares it. */
export function comparedAddress(email: string): string {
  const folded = email.trim().normalize('NFC').toLowerCase().normalize('NFC');
  const at = folded.lastIndexOf('@');
  const domain = folded.slice(at + 1);
  return `${folded.slice(0, at + 1)}${/^\p{ASCII}*$/u.test(domain) ? domain : domainToASCII(domain) || domain}`;
}

/** How far the first owner has come: named, written to, written to without a result in time, or there. */
export const firstOwnerStatuses = ['WAITING', 'INVITED', 'EXPIRED', 'JOINED'] as const;

/** One of them. */
export type FirstOwnerStatus = (typeof firstOwnerStatuses)[number];

/** The first owner whom the platform owner named (V-69). */
export interface FirstOwner {
  readonly email: string;
  readonly status: FirstOwnerStatus;
  /** When their invitation stops working, or stopped; null while it was not sent, and once they joined. */
  readonly expiresAt: Date | null;
}

/** What stands about a first owner: the wish that waits, and the newest invitation that a platform admin vouches for. */
export interface FirstOwnerRecord {
  readonly wantedEmail: string | null;
  readonly invitedEmail: string | null;
  readonly state: string | null;
  readonly expiresAt: Date | null;
}

/** How far they have come by now; null when nobody was named, and once what they were invited by is erased. */
export function firstOwnerAt(
  { wantedEmail, invitedEmail, state, expiresAt }: FirstOwnerRecord,
  now: Date,
): FirstOwner | null {
  if (wantedEmail !== null) return { email: wantedEmail, status: 'WAITING', expiresAt: null };
  if (invitedEmail === null || expiresAt === null) return null;
  if (state === 'ACCEPTED') return { email: invitedEmail, status: 'JOINED', expiresAt: null };
  return state === 'PENDING'
    ? { email: invitedEmail, status: expiresAt <= now ? 'EXPIRED' : 'INVITED', expiresAt }
    : null;
}
