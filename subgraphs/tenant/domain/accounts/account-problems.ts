/** The address is not proven yet; said only to who knows the password. */
export interface EmailNotVerified {
  readonly kind: 'EmailNotVerified';
  readonly message: string;
  readonly registrationId: string;
}

/** The link or the code does not prove an address: it is unknown, expired, used, or was guessed at too often. */
export interface VerificationInvalid {
  readonly kind: 'VerificationInvalid';
  readonly message: string;
}

/** The link to choose another password is unknown, expired or used. */
export interface ResetInvalid {
  readonly kind: 'ResetInvalid';
  readonly message: string;
}

export const resetInvalid: ResetInvalid = {
  kind: 'ResetInvalid',
  message: 'This link does not work any more. Ask for a new one.',
};

export const emailNotVerified = (registrationId: string): EmailNotVerified => ({
  kind: 'EmailNotVerified',
  message: 'Confirm your e-mail address first: we sent you a link and a code.',
  registrationId,
});

export const verificationInvalid: VerificationInvalid = {
  kind: 'VerificationInvalid',
  message: 'This link or code does not work any more. Ask for a new one, or sign in.',
};
