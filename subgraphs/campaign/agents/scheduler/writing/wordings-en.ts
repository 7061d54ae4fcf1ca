import type { EmailWordings } from './wordings.js';

/** English sentences. */
export const englishWordings: EmailWordings = {
  subjectsWithCompany: [
    'Proposal for a conversation with {company}',
    'An idea to share with {company}',
    'Getting in touch with {company}',
  ],
  subjects: [
    'Proposal for a conversation with {organization}',
    'Getting in touch on behalf of {organization}',
    'An idea from {organization}',
  ],
  identity: [
    'I am {sender}, from {organization}.',
    'My name is {sender} and I write on behalf of {organization}.',
    'This is {sender}, writing for {organization}.',
  ],
  identityOfOrganization: [
    'I write on behalf of {organization}.',
    'I am contacting you for {organization}.',
    'This message comes from {organization}.',
  ],
  relevanceTitleCompany: [
    'I am contacting you about your role at {company} ({title}).',
    'I am writing to you because of your position at {company} ({title}).',
    'Your role at {company} ({title}) is the reason for this message.',
  ],
  relevanceTitle: [
    'I am contacting you about your role ({title}).',
    'I am writing to you because of your position ({title}).',
    'Your role ({title}) is the reason for this message.',
  ],
  relevanceCompany: [
    'I am contacting you about your work at {company}.',
    'I am writing to you because of your role at {company}.',
    'Your work at {company} is the reason for this message.',
  ],
  relevance: [
    'I am contacting you about your professional role.',
    'I am writing to you because of your professional activity.',
    'Your professional role is the reason for this message.',
  ],
  need: [
    'One point in our notes stood out: “{need}”.',
    'I noticed this point in our notes: “{need}”.',
    'Our notes mention this point, which speaks to us: “{need}”.',
  ],
  industry: [
    'According to our information, your company works in {industry}.',
    'Our information places your company in {industry}.',
  ],
  city: ['Our information places you in {city}.', 'Unless we are mistaken, your company is in {city}.'],
  offer: [
    'In a few words, here is what we offer: {offer}.',
    'Here is our proposal in one sentence: {offer}.',
    'What we do fits in one sentence: {offer}.',
  ],
  value: ['What we think it could bring you: {value}.', 'How it may help you: {value}.'],
  fillers: [
    'I do not know your current priorities, and I would rather listen to you before presenting anything at all.',
    'A short conversation would be enough to understand your situation and to tell you frankly whether we can be useful.',
    'If this topic belongs to somebody else, a word from you will keep me from bothering you by mistake.',
    'It commits you to nothing and needs no preparation on your side.',
    'If this is not the right moment, simply tell me and I will not insist.',
  ],
  call: [
    'Would you be available on {slot} to talk about it?',
    'Would {slot} suit you for a short conversation?',
    'May I suggest a short conversation on {slot}?',
  ],
  closings: ['Kind regards,', 'Best regards,', 'With kind regards,'],
  optOut: 'To receive no further messages from us',
  optOutByReply: 'To receive no further messages from us, simply reply "stop".',
  information:
    'About your data: this message is sent by {organization}, {address}. Source of your business contact details: {source}. Purpose: {purpose}. Legal basis: legitimate interest (GDPR, article 6, paragraph 1, point f). You have the rights of access, rectification, erasure, restriction and objection, which you use by answering this message{replyTo}. You may also complain to a data protection authority, in France the CNIL.',
  informationReplyTo: ' or by writing to {address}',
  vocabulary: 'Hello Dear Ms Mr',
};
