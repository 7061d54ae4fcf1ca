import { inviteUser } from './templates/invite-user.js';
import { notification } from './templates/notification.js';
import { organizationUpdate } from './templates/organization-update.js';
import { planLimit } from './templates/plan-limit.js';
import { registerExisting } from './templates/register-existing.js';
import { resetPassword } from './templates/reset-password.js';
import { securityAlert } from './templates/security-alert.js';
import { trialEnding } from './templates/trial-ending.js';
import { verifyEmail } from './templates/verify-email.js';

/** Every kind of mail by its name. */
export const templates = {
  'verify-email': verifyEmail,
  'register-existing': registerExisting,
  'invite-user': inviteUser,
  'reset-password': resetPassword,
  'security-alert': securityAlert,
  'organization-update': organizationUpdate,
  notification,
  'plan-limit': planLimit,
  'trial-ending': trialEnding,
} as const;

/** The name of a kind of mail. */
export type TemplateName = keyof typeof templates;

/** The values a kind of mail needs. */
export type ValuesOf<Name extends TemplateName> = Name extends TemplateName
  ? (typeof templates)[Name]['sample']
  : never;

/** The names, in the order of the catalogue. */
export const templateNames = Object.keys(templates) as readonly TemplateName[];

/** Whether a text names a template. */
export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(templates, name);
