import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const firstNames = ['Alix', 'Bruno', 'Chloé', 'Dario', 'Élise', 'Farid', 'Grace', 'Hugo', 'Inès', 'Jonas', 'Kim'];
const lastNames = ['Arnaud', 'Baker', 'Caron', 'Dupuis', 'Evans', 'Fabre', 'Garnier', 'Hughes', 'Imbert', 'Jordan'];
const titles = ['VP Sales', 'Directeur commercial', 'Marketing Manager', 'Developer', 'CEO', 'Assistant', 'CFO'];
const industries = ['Software', 'Health', 'Industry', 'Retail'];
const cities = ['Paris, France', 'Lyon, France', 'Boston, United States', 'Berlin, Germany'];
const notes = [
  '',
  'Met at a trade fair.',
  'Budget of 40 000 EUR approved, wants to start before the end of March. We need to automate our prospecting.',
  'Nous cherchons à qualifier nos prospects plus vite. Budget validé de 25 k€, décision en janvier.',
  'No budget this year, and no project.',
  'I decide on our tools. We lose hours on manual follow-ups and want to solve it this quarter.',
];

const pick = (values: readonly string[], index: number): string => values[index % values.length] ?? '';
const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** Row of an invented person at a reserved domain; the same index gives the same person. */
function personRow(index: number): string {
  const company = Math.floor(index / 5);
  const [city = '', country = ''] = pick(cities, company).split(', ');
  const values = [
    pick(firstNames, index),
    pick(lastNames, Math.floor(index / firstNames.length)),
    `person-${index}@company-${company}.example`,
    pick(titles, index),
    `Company ${company}`,
    `company-${company}.example`,
    pick(industries, company),
    String(10 + (company % 900)),
    city,
    country,
    pick(notes, index),
  ];
  return values.map(quoted).join(',');
}

const header = 'First Name,Last Name,Email,Title,Company,Website,Industry,Employees,City,Country,Notes';

/** Writes a list of invented people, `from` counting on where an earlier list ended. */
export async function writePeopleList(file: string, from: number, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${header}\n`);
  for (let index = from; index < from + rows; index += 1) {
    if (!out.write(`${personRow(index)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
