import type { RefusedProspect } from './prospect-message.js';

/** The gate refuses some of those who are named, and nobody was written to. */
export interface ProspectsRefused {
  readonly kind: 'ProspectsRefused';
  readonly message: string;
  readonly refused: readonly RefusedProspect[];
  /** How many the others are, who could be written to. */
  readonly allowedCount: number;
}

/** It would not be clear who writes. */
export interface SenderNotNamed {
  readonly kind: 'SenderNotNamed';
  readonly message: string;
}

/** Enough was sent for now. */
export interface TooManyMessages {
  readonly kind: 'TooManyMessages';
  readonly message: string;
  readonly retryAfterSeconds: number;
}

/** The key named another message before. */
export interface MessageKeyReused {
  readonly kind: 'MessageKeyReused';
  readonly message: string;
}

/** There is no address that an objection could stand for. */
export interface LeadHasNoAddress {
  readonly kind: 'LeadHasNoAddress';
  readonly message: string;
  readonly leadId: string;
}

export const prospectsRefused = (refused: readonly RefusedProspect[], allowedCount: number): ProspectsRefused => ({
  kind: 'ProspectsRefused',
  message: 'Some of these people must not be written to. Nothing was sent.',
  refused,
  allowedCount,
});

export const senderNotNamed: SenderNotNamed = {
  kind: 'SenderNotNamed',
  message: 'Every message says who writes: give the organization a postal address in its settings first.',
};

export const tooManyMessages = (retryAfterSeconds: number): TooManyMessages => ({
  kind: 'TooManyMessages',
  message: 'Enough messages were sent to prospects within the last hour. Try again later.',
  retryAfterSeconds,
});

export const messageKeyReused: MessageKeyReused = {
  kind: 'MessageKeyReused',
  message: 'This idempotency key belongs to another message. Use a new one.',
};

export const leadHasNoAddress = (leadId: string): LeadHasNoAddress => ({
  kind: 'LeadHasNoAddress',
  message: 'The lead has no address, so nobody writes to it.',
  leadId,
});
