import { useFormatter, useTranslations } from 'next-intl';

/** What the stored texts of a lead are called, by their keys. */
const names = {
  'lead.firstName': 'firstName',
  'lead.lastName': 'lastName',
  'lead.jobTitle': 'jobTitle',
  'company.name': 'company',
  'company.industry': 'industry',
  'company.subIndustry': 'subIndustry',
  'company.employees': 'employees',
  'company.listing': 'listing',
  'company.location': 'place',
  'company.city': 'place',
  'company.founded': 'founded',
} as const;

const isNamed = (key: string): key is keyof typeof names => Object.hasOwn(names, key);

/** Names the stored text that a quote comes from, in the reader's language; a key this page does not know keeps its label. */
export function useSourceName(): (key: string, label: string | null) => string {
  const t = useTranslations('source');
  const format = useFormatter();
  return (key, label) => {
    const field = key.replace(/^input:/u, '');
    if (isNamed(field)) return t(names[field]);
    if (!field.startsWith('interaction:')) return label ?? key;
    const day = /\d{4}-\d{2}-\d{2}$/u.exec(label ?? '')?.[0];
    if (day === undefined) return t('note');
    return t('noteOf', { day: format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: 'medium' }) });
  };
}
