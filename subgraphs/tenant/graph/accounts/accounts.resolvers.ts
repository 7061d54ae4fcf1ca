import { CompleteLoginMutation } from '../second-factor/complete-login.mutation.js';
import { ConfirmTwoFactorMutation } from '../second-factor/confirm-two-factor.mutation.js';
import { DisableTwoFactorMutation } from '../second-factor/disable-two-factor.mutation.js';
import { RegenerateRecoveryCodesMutation } from '../second-factor/regenerate-recovery-codes.mutation.js';
import { StartTwoFactorMutation } from '../second-factor/start-two-factor.mutation.js';
import { LegalInformationQuery } from '../legal/legal-information.query.js';
import { AccountQuery } from './account.query.js';
import { ChangePasswordMutation } from './change-password.mutation.js';
import { ForgotPasswordMutation } from './forgot-password.mutation.js';
import { RecordConsentMutation } from './record-consent.mutation.js';
import { RegisterMutation } from './register.mutation.js';
import { ResendVerificationEmailMutation } from './resend-verification-email.mutation.js';
import { ResetPasswordMutation } from './reset-password.mutation.js';
import { MeUpdatedFields, UpdateMeMutation } from './update-me.mutation.js';
import { VerifyEmailMutation } from './verify-email.mutation.js';

/** Everything the graph says about accounts and the second factor. */
export const accountResolvers = [
  AccountQuery,
  LegalInformationQuery,
  RegisterMutation,
  VerifyEmailMutation,
  ResendVerificationEmailMutation,
  ForgotPasswordMutation,
  ResetPasswordMutation,
  ChangePasswordMutation,
  UpdateMeMutation,
  MeUpdatedFields,
  RecordConsentMutation,
  CompleteLoginMutation,
  StartTwoFactorMutation,
  ConfirmTwoFactorMutation,
  DisableTwoFactorMutation,
  RegenerateRecoveryCodesMutation,
] as const;
