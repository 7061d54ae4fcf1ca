import type { LegalText } from '../legal-text';

/** The terms of use, version 2026-11, in English. */
export const termsEnglish: LegalText = {
  introduction:
    'These terms apply to everybody who has an account on this installation of Vectra, and to the organization that the account belongs to.',
  sections: [
    {
      heading: 'Who provides the service',
      paragraphs: ['The operator of this installation is your partner in this agreement.'],
      part: 'OPERATOR',
    },
    {
      heading: 'What the service does',
      paragraphs: [
        'Vectra helps an organization to find and qualify the people it may sell to. Agents, which are programs, look for prospects, assess leads by budget, authority, need and timeline, and write drafts of first emails.',
        'An assessment names the quotes that it rests on. It is a help and can be wrong; people decide what is done with it. No draft counts as approved before a person approved it.',
      ],
    },
    {
      heading: 'Accounts',
      paragraphs: [
        'An account belongs to one person and to one organization. Whoever registers proves their address; whoever is invited proves it by the invitation.',
        'Keep your password and your second factor to yourself, and end the sessions that you do not recognize. Owners and administrators decide who belongs to their organization and in which role.',
      ],
    },
    {
      heading: 'What you may not do',
      paragraphs: ['You undertake'],
      points: [
        'to bring in only data that your organization may process, and to tell the people concerned what the law demands;',
        'not to write to people who object to it;',
        'not to try to reach the data of other organizations, nor to get around limits;',
        'to use the programming interface only with keys of your organization.',
      ],
    },
    {
      heading: 'Plans and limits',
      paragraphs: [
        'A plan says how many leads, approved emails, open campaigns and people an organization may have. A fifth above a limit is tolerated; then the service refuses more. A trial takes 14 days unless the operator sets another end; afterwards nothing is launched, resumed, imported, found or approved, and everything else goes on.',
      ],
    },
    {
      heading: 'Your data',
      paragraphs: [
        'What an organization brings in stays its own. The operator processes it on behalf of the organization, in order to provide the service. How personal data is handled is told in the privacy policy.',
      ],
    },
    {
      heading: 'Suspension and end',
      paragraphs: [
        'The operator may suspend an organization or an account, for instance when these terms are broken; the reason is written into the audit log of the organization, which its owners and administrators read.',
        'A member who is removed loses access at once and is erased after thirty days. An organization that is deleted loses access at once; thirty days later everything of it is erased but its audit log, in which personal data is masked. Until then the deletion can be taken back.',
      ],
    },
    {
      heading: 'Availability and liability',
      paragraphs: [
        'The service is provided as it is. What the operator promises beyond that, such as availability or support, and how far it is liable, follows from the contract with your organization and from the law. Nothing here limits rights that the law gives to consumers.',
      ],
    },
    {
      heading: 'Changes',
      paragraphs: [
        'A new version of these terms has a new name and a date. The version that you agreed to is kept with the moment at which you did, and stands in your profile.',
      ],
    },
  ],
};
