import { describe, expect, test } from '@jest/globals';
import { leadSources } from '../lead-source.js';
import { firstContactInformation } from './first-contact.js';
import { isNamed, placeOf, type NamedSender, type SenderIdentity } from './sender.js';

const sender: NamedSender = {
  organizationName: 'Atelier Exemple',
  postalAddress: '1 rue de l’Exemple\n75000 Paris',
  siret: '12345678900012',
  senderName: 'Camille Moreau',
  senderEmail: 'camille@atelier.example',
};

describe('what a first message tells (GDPR art. 14, R-04)', () => {
  test.each(leadSources.flatMap((source) => (['FR', 'EN'] as const).map((language) => [source, language] as const)))(
    'the six things, and the stored source "%s", in %s',
    (source, language) => {
      const told = firstContactInformation({ language, source, email: 'ada@engines.example' }, sender, 'You plan.');
      const items =
        language === 'FR'
          ? ['Responsable du traitement', 'Source', 'Finalité', 'Base légale', 'Vos droits', 'CNIL']
          : ['Controller', 'Source', 'Purpose', 'Legal basis', 'Your rights', 'CNIL'];
      const words = [
        source,
        'Atelier Exemple',
        '1 rue de l’Exemple',
        'SIREN 123456789',
        'camille@atelier.example',
        'You plan.',
      ];
      for (const expected of [...items, ...words]) expect(told).toContain(expected);
    },
  );
});

describe('who writes (R-07)', () => {
  test('stands below every message on one line, with the number in the register when there is one', () => {
    expect(placeOf(sender)).toBe('1 rue de l’Exemple, 75000 Paris · SIREN 123456789');
    expect(placeOf({ ...sender, siret: null })).toBe('1 rue de l’Exemple, 75000 Paris');
  });

  test.each<[string, SenderIdentity | null]>([
    ['nobody', null],
    ['no postal address', { ...sender, postalAddress: null }],
    ['an empty one', { ...sender, postalAddress: ' ' }],
    ['no name', { ...sender, organizationName: '' }],
  ])('with %s is not clear', (_, unclear) => {
    expect(isNamed(unclear)).toBe(false);
    expect(isNamed(sender)).toBe(true);
  });
});
