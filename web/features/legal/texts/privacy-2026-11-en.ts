import type { LegalText } from '../legal-text';

/** The privacy policy, version 2026-11, in English. */
export const privacyEnglish: LegalText = {
  introduction:
    'This page says which personal data this installation of Vectra handles, why, for how long, and what you can do about it.',
  sections: [
    {
      heading: 'Who is responsible',
      paragraphs: [
        'For your account, the operator of this installation is the controller. For the leads and everything else that an organization brings in, that organization is the controller, and the operator processes the data on its behalf.',
      ],
      part: 'OPERATOR',
    },
    {
      heading: 'Data of your account',
      paragraphs: ['The following is kept of you:'],
      points: [
        'your name, e-mail address, language and role, and the organization that you belong to, with its postal address and company numbers when they were given;',
        'your password as an argon2id hash alone, the secret of your authenticator sealed, and recovery codes as hashes;',
        'your sessions: when they began and were last used, the address of the machine and what the browser says of itself;',
        'what you consented to and withdrew: which version, when, from which address and by which browser;',
        'notifications to you and how you want to be told; that mails were sent, with a masked address;',
        'the acts by which you changed something, in the audit log of your organization, with names, addresses and texts masked.',
      ],
    },
    {
      heading: 'Data of leads',
      paragraphs: [
        'Organizations bring in or have found people whom they may contact: name, job title, employer, e-mail address, telephone number, address of a professional profile, notes, assessments with the quotes that they rest on, and drafts of emails. If you are such a person, turn to the organization. Whoever objects is not contacted any more: a hash of their address is kept for that, without the address.',
        'Assessments are computed by rules on the machines of this installation. No content is handed to a language model of somebody else. No decision with legal effect follows from a score: people decide.',
      ],
    },
    {
      heading: 'Why, and on which basis',
      paragraphs: ['Data is handled'],
      points: [
        'to provide the service to you and your organization: performance of the contract (article 6 (1) b GDPR);',
        'to keep accounts safe, count attempts to sign in, show you your sessions, and prove who changed what: legitimate interest in a safe service (article 6 (1) f);',
        'to send you news, only if you agreed: consent (article 6 (1) a), which you withdraw in your profile at any time;',
        'to prove what you consented to: legal obligation (article 6 (1) c together with article 7 (1)).',
      ],
    },
    {
      heading: 'Who gets to see it',
      paragraphs: ['The service hands no data to advertisers and loads nothing from them. Data is seen by'],
      points: [
        'members of your organization, as far as their role allows; owners and administrators read the audit log;',
        'the platform administrators of the operator, for running the service; to look through a member’s eyes they give a reason, cannot change anything, have thirty minutes, and the audit log of the organization names it;',
        'the server or service by which the operator sends mail, for the mails to you and to leads;',
        'services that your organization connects itself, with its own credentials;',
        'the host of the machines named above, where the operator uses one.',
      ],
    },
    {
      heading: 'For how long',
      paragraphs: ['What is over is erased by itself:'],
      part: 'RETENTION',
    },
    {
      heading: 'What stays longer',
      paragraphs: [
        'Your account stays as long as you are a member. A member who is removed is erased after thirty days; an organization that is deleted, thirty days after its deletion, with everything that belongs to it.',
        'Entries of the audit log are not erased, because each carries the hash of the one before; personal data in them is masked when they are written. The proof of what you consented to outlives your account, and an objection the data of the lead, until the organization is erased. Backups keep what they hold until the operator deletes them.',
      ],
    },
    {
      heading: 'Cookies',
      paragraphs: [
        'Only cookies that the service needs are set, so nobody is asked about them, and no page loads anything from somewhere else:',
      ],
      points: [
        'vectra_access: that you are signed in, 15 minutes, not readable by scripts;',
        'vectra_refresh: renews the former, seven days, not readable by scripts;',
        'vectra_session_hint: that there may be a session to renew, 30 days, holds no secret;',
        'vectra_locale: the language you chose, one year;',
        'a cookie while a platform administrator looks through a member’s eyes, 30 minutes, on the administrator’s browser alone.',
      ],
    },
    {
      heading: 'Your rights',
      paragraphs: [
        'You may ask for access to your data, have it corrected or erased, have its use restricted, object to it, and receive what you provided in a common format. Name and language are changed in your profile, consents are withdrawn there, and sessions are ended under “Security”. For everything else write to the contact named above, or to an administrator of your organization.',
        'You may lodge a complaint with a supervisory authority; in France this is the CNIL.',
      ],
    },
    {
      heading: 'How it is protected',
      paragraphs: [
        'Organizations are kept apart by the database itself. Credentials of services, secrets of authenticators and mails that wait are sealed with keys that are not in the database. Every act that changes something is written into a chained log.',
      ],
    },
  ],
};
