/** Longest e-mail address there is (RFC 5321). */
const emailLengthMax = 320;

/** An address as it is compared: without surrounding space, in lower case, accents composed. */
export const normaliseEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase().normalize('NFC');

/** Whether an account could have this normalised address; nobody is looked up by any other text. */
export const couldBeEmail = (email: string): boolean =>
  email.length <= emailLengthMax && /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(email);
