import { describe, expect, test } from '@jest/globals';
import { objectsToContact } from './contact-objection.js';

describe('a note that objects to contact is heard', () => {
  test.each([
    'Never contact me again',
    'Do not contact me again.',
    'Please don’t call us anymore',
    'STOP',
    'Ne me contactez plus',
    'ne plus contacter',
    'Merci de ne plus me contacter',
    'A demandé à ne plus être relancé : ne pas rappeler',
    'Please delete my data (GDPR)',
    'I object to the processing of my data',
    'He objected to any marketing.',
    'Please remove me from your list',
    'unsubscribe',
    'Opted out in March',
    'Retirez-moi de vos fichiers',
    'Il ne souhaite plus être contacté',
    'Je m’oppose à la prospection',
    'Cessez de nous appeler',
    'Supprimez mes données',
  ])('%s', (note) => {
    expect(objectsToContact(note)).toBe(true);
  });
});

describe('an ordinary note does not', () => {
  test.each([
    'Souhaite être rappelé en mars',
    'Ne pas oublier la démo',
    'We must stop using our current CRM before June',
    'Do not call before 10 am',
    'Contact me next week',
    'Budget de 40 k€ validé, recontacter après les vacances',
    'They want to remove duplicate contacts from their CRM',
    'The list is too long; he will write to us',
    '',
  ])('%s', (note) => {
    expect(objectsToContact(note)).toBe(false);
  });
});
