import type { FieldProblem } from '../admin-problems.js';

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
  readonly wantedBy: { readonly id: string; readonly name: string };
}

/** What is wrong with the owner of a new organization: address and name belong together. */
export function ownerProblems({ ownerEmail, ownerName }: OwnerWish): readonly FieldProblem[] {
  const email = ownerEmail?.trim() ?? '';
  const name = ownerName?.trim() ?? '';
  if (email === '' && name === '') return [];
  const problems: FieldProblem[] = [];
  if (email.length > emailLengthMax || !plainAddress.test(email))
    problems.push({ path: 'ownerEmail', message: 'Give an e-mail address, for instance "camille@example.com".' });
  if (name === '' || name.length > nameLengthMax || /\p{Cc}/u.test(name))
    problems.push({ path: 'ownerName', message: `Give a name of at most ${nameLengthMax} characters.` });
  return problems;
}

/** Whether somebody is named at all. */
export const namesOwner = ({ ownerEmail, ownerName }: OwnerWish): boolean =>
  ((ownerEmail ?? '') + (ownerName ?? '')).trim() !== '';
