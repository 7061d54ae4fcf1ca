/** How long a link to choose another password works: 30 minutes. */
export const passwordResetMinutes = 30;

/** When a link made at this moment stops working. */
export const passwordResetExpiry = (now: Date): Date => new Date(now.getTime() + passwordResetMinutes * 60_000);
