import type { Organization } from '../organization.js';
import type { SettingChange } from './organization-settings.js';

type Language = Organization['locale'];

interface Words {
  readonly labels: Readonly<Record<SettingChange['setting'], string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly nothing: string;
}

const words: Readonly<Record<Language, Words>> = {
  FR: {
    labels: {
      name: 'Nom',
      locale: 'Langue',
      postalAddress: 'Adresse postale',
      siret: 'SIRET',
      vatNumber: 'Numéro de TVA',
      operatorGrants: 'Droits supplémentaires des opérateurs',
    },
    values: {
      FR: 'français',
      EN: 'anglais',
      'campaign:create': 'créer des campagnes',
      'email:approve': 'approuver des e-mails',
    },
    nothing: 'aucun',
  },
  EN: {
    labels: {
      name: 'Name',
      locale: 'Language',
      postalAddress: 'Postal address',
      siret: 'SIRET',
      vatNumber: 'VAT number',
      operatorGrants: 'What operators may do beyond their role',
    },
    values: { FR: 'French', EN: 'English', 'campaign:create': 'create campaigns', 'email:approve': 'approve emails' },
    nothing: 'none',
  },
};

/** A change as it is told to people, in their language. */
export function changeInWords(
  { setting, before, after }: SettingChange,
  language: Language,
): { readonly label: string; readonly before: string; readonly after: string } {
  const { labels, values, nothing } = words[language];
  const said = (value: SettingChange['before']): string => {
    if (value === null || value.length === 0) return nothing;
    if (typeof value !== 'string') return value.map((grant) => values[grant] ?? grant).join(', ');
    return setting === 'locale' ? (values[value] ?? value) : value;
  };
  return { label: labels[setting], before: said(before), after: said(after) };
}
