import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { InvalidInput } from '../../domain/members/member-problems.js';
import { passwordProblems } from '../../domain/members/person.js';

/** Below this, of 4, a password is among the first that somebody would try. */
const scoreMin = 3;

// Estimating is slow on long texts, and nothing else is done meanwhile; so much of a password says enough about it.
const lengthLookedAt = 40;

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** Whose password it is to be: what an attacker would try first. */
export interface PasswordOwner {
  readonly email: string;
  readonly name?: string | null;
}

/** What is wrong with a password that somebody chooses: its length, that it is theirs to guess, or anybody's. */
export function choiceProblems(
  password: string,
  { email, name }: PasswordOwner,
  path = 'password',
): InvalidInput['problems'] {
  const [tooShort] = passwordProblems(password);
  if (tooShort) return [{ path, message: tooShort.message }];
  const [localPart = ''] = email.split('@');
  if (password.normalize('NFC').trim().toLowerCase() === email.toLowerCase())
    return [{ path, message: 'Choose a password that is not your e-mail address.' }];
  const known = [email, localPart, ...(name ?? '').split(/\s+/u), 'vectra'].filter((word) => word !== '');
  if (estimator.check(password.slice(0, lengthLookedAt), known).score >= scoreMin) return [];
  return [{ path, message: 'This password is easy to guess. Choose a longer one, or several unrelated words.' }];
}
