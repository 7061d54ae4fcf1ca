/** Some of those who are named cannot be written to, so nobody was. */
export interface RecipientsRefused {
  readonly kind: 'RecipientsRefused';
  readonly message: string;
  /** The addresses or ids as they were given. */
  readonly refused: readonly { readonly recipient: string; readonly reason: 'NOT_A_RECIPIENT' }[];
}

/** There is nobody to write to. */
export interface NoRecipients {
  readonly kind: 'NoRecipients';
  readonly message: string;
}

/** Enough was sent for now. */
export interface TooManyNotifications {
  readonly kind: 'TooManyNotifications';
  readonly message: string;
  readonly retryAfterSeconds: number;
}

/** The key named another notification before. */
export interface IdempotencyKeyReused {
  readonly kind: 'IdempotencyKeyReused';
  readonly message: string;
}

/** One answer for whoever is unknown, belongs elsewhere, cannot sign in, or has a role that the type does not reach. */
export const recipientsRefused = (recipients: readonly string[]): RecipientsRefused => ({
  kind: 'RecipientsRefused',
  message: 'Some of these recipients cannot get this notification. Nothing was sent.',
  refused: recipients.map((recipient) => ({ recipient, reason: 'NOT_A_RECIPIENT' })),
});

export const noRecipients: NoRecipients = { kind: 'NoRecipients', message: 'There is nobody to send this to.' };

export const tooManyNotifications = (retryAfterSeconds: number): TooManyNotifications => ({
  kind: 'TooManyNotifications',
  message: 'Enough notifications were sent within the last hour. Try again later.',
  retryAfterSeconds,
});

export const idempotencyKeyReused: IdempotencyKeyReused = {
  kind: 'IdempotencyKeyReused',
  message: 'This idempotency key belongs to another notification. Use a new one.',
};
