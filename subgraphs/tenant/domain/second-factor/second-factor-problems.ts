/** The code is wrong, was used before, or its time is over. */
export interface CodeWrong {
  readonly kind: 'CodeWrong';
  readonly message: string;
}

/** The challenge is unknown, expired, used, or was guessed at too often. */
export interface ChallengeInvalid {
  readonly kind: 'ChallengeInvalid';
  readonly message: string;
}

/** The password is not the person's. */
export interface WrongPassword {
  readonly kind: 'WrongPassword';
  readonly message: string;
}

/** The second factor is not in the state that the act needs. */
export interface TwoFactorStateWrong {
  readonly kind: 'TwoFactorStateWrong';
  readonly message: string;
  readonly isEnabled: boolean;
}

export const codeWrong: CodeWrong = {
  kind: 'CodeWrong',
  message: 'This code is not right, or was used already. Wait for the next one.',
};

export const challengeInvalid: ChallengeInvalid = {
  kind: 'ChallengeInvalid',
  message: 'This sign-in is over. Start again with your password.',
};

export const wrongPassword: WrongPassword = { kind: 'WrongPassword', message: 'This is not your password.' };

export const twoFactorStateWrong = (isEnabled: boolean): TwoFactorStateWrong => ({
  kind: 'TwoFactorStateWrong',
  message: isEnabled ? 'Two-factor authentication is on already.' : 'Two-factor authentication is not on.',
  isEnabled,
});
