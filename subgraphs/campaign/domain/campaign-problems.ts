import type { CampaignStatus } from './campaign.js';
import { contactRemedy, type ContactRefusal } from './contact-gate.js';
import type { Email } from './email.js';

/** No such campaign in this organization; another organization's gives the same answer. */
export interface CampaignNotFound {
  readonly kind: 'CampaignNotFound';
  readonly message: string;
  readonly campaignId: string;
}

/** The campaign cannot be launched yet; `missing` says what to do first. */
export interface CampaignNotReady {
  readonly kind: 'CampaignNotReady';
  readonly message: string;
  readonly missing: readonly string[];
}

/** The campaign's state does not allow this move. */
export interface CampaignCannotMove {
  readonly kind: 'CampaignCannotMove';
  readonly message: string;
  readonly status: CampaignStatus;
}

/** Only a draft can be edited. */
export interface CampaignNotEditable {
  readonly kind: 'CampaignNotEditable';
  readonly message: string;
  readonly status: CampaignStatus;
}

/** No such email in this organization. */
export interface EmailNotFound {
  readonly kind: 'EmailNotFound';
  readonly message: string;
  readonly emailId: string;
}

/** Somebody decided before; the email shows how. */
export interface EmailAlreadyDecided {
  readonly kind: 'EmailAlreadyDecided';
  readonly message: string;
  readonly email: Email;
}

/** The contact gate is against writing to the person; the draft waits on. */
export interface ContactRefused {
  readonly kind: 'ContactRefused';
  readonly message: string;
  readonly email: Email;
}

/** The input is not acceptable; each problem names its path. */
export interface InvalidInput {
  readonly kind: 'InvalidInput';
  readonly message: string;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

export const campaignNotFound = (campaignId: string): CampaignNotFound => ({
  kind: 'CampaignNotFound',
  message: 'No such campaign.',
  campaignId,
});

export const campaignNotReady = (missing: readonly string[]): CampaignNotReady => ({
  kind: 'CampaignNotReady',
  message: `The campaign cannot be launched yet: it needs ${missing.join(' and ')}.`,
  missing,
});

export const campaignCannotMove = (status: CampaignStatus, act: string): CampaignCannotMove => ({
  kind: 'CampaignCannotMove',
  message: `A campaign that is ${status} cannot be ${act}.`,
  status,
});

export const campaignNotEditable = (status: CampaignStatus): CampaignNotEditable => ({
  kind: 'CampaignNotEditable',
  message: `A campaign that is ${status} can no longer be edited. Create a new one.`,
  status,
});

export const emailNotFound = (emailId: string): EmailNotFound => ({
  kind: 'EmailNotFound',
  message: 'No such email.',
  emailId,
});

export const emailAlreadyDecided = (email: Email): EmailAlreadyDecided => ({
  kind: 'EmailAlreadyDecided',
  message: `This draft is already ${email.status.toLowerCase()}.`,
  email,
});

export const contactRefused = (email: Email, refusals: readonly ContactRefusal[]): ContactRefused => ({
  kind: 'ContactRefused',
  message: [
    'This person must not be written to.',
    ...refusals.map(({ message }) => message),
    contactRemedy(refusals),
  ].join(' '),
  email,
});

export const invalidInput = (problems: InvalidInput['problems']): InvalidInput => ({
  kind: 'InvalidInput',
  message: problems.map((problem) => problem.message).join(' '),
  problems,
});
