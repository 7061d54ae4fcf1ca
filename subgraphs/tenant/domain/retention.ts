const dayMs = 24 * 60 * 60 * 1_000;

/** What is erased when it has been over for a time. The audit log, consents and objections are not among it. */
export const retainedKinds = [
  'SESSIONS',
  'ATTEMPTS',
  'CHALLENGES',
  'PASSWORD_RESETS',
  'REGISTRATIONS',
  'INVITATIONS',
  'MAILS',
  'READ_NOTIFICATIONS',
  'NOTIFICATIONS',
  'REVOCATIONS',
  'EXPORTS',
] as const;

/** One of them. */
export type RetainedKind = (typeof retainedKinds)[number];

/**
 * For how many days each is kept once it is over: the one place of these numbers, which the page of the privacy policy
 * shows too. They stay below the months that X-14 allows for logs of access; R-34 asks for a period with a reason, and
 * each reason stands here.
 */
export const daysKept: Readonly<Record<RetainedKind, number>> = {
  /** After the end: people see in their list where they were signed in lately, with the address of the machine. */
  SESSIONS: 30,
  /** After the window began: no limit counts over more than a day. */
  ATTEMPTS: 1,
  /** After they expired: nobody can answer them any more. */
  CHALLENGES: 1,
  /** After they expired: their link does not work any more. */
  PASSWORD_RESETS: 1,
  /** After they expired: whoever did not prove an address is nobody here. */
  REGISTRATIONS: 1,
  /** After they were accepted, withdrawn, or expired without naming a member: who invited whom is looked up for a while. */
  INVITATIONS: 90,
  /** After they were sent or given up: whether a mail left is asked for a while; its words go with the sending. */
  MAILS: 90,
  /** After they were read. */
  READ_NOTIFICATIONS: 180,
  /** After they were written, read or not. */
  NOTIFICATIONS: 365,
  /** After access ended: every token that it could bind has expired within the hour. */
  REVOCATIONS: 1,
  /** After the file was written: it is there to be taken away, and can be written again. */
  EXPORTS: 7,
};

/** Whatever was over before this moment is erased by now. */
export const keptSince = (kind: RetainedKind, now: Date): Date => new Date(now.getTime() - daysKept[kind] * dayMs);
