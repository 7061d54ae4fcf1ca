import { companySlug, type ListedCompany } from './companies.js';
import type { DirectoryProspect } from './directory.js';
import { englishFirstNames, englishLastNames, frenchFirstNames, frenchLastNames } from './sample-names.js';
import { sampleNotes, type SampleInterest } from './sample-notes.js';
import { SampleRandom } from './sample-random.js';
import { weightedSampleTitles, type SampleTitle } from './sample-titles.js';

/** How the sample names itself as a source, to people and in every record. */
export const sampleSourceName = 'Vectra sample directory (fictitious contacts)';

const contactCounts: readonly (readonly [number, number])[] = [
  [2, 1],
  [3, 2],
  [4, 1],
];

const juniorInterests: readonly (readonly [SampleInterest, number])[] = [
  ['lukewarm', 45],
  ['nothing', 40],
  ['negative', 15],
];

const decisionMakerInterests: readonly (readonly [SampleInterest, number])[] = [
  ['ready', 38],
  ['lukewarm', 32],
  ['nothing', 17],
  ['negative', 13],
];

function interestOf(title: SampleTitle, random: SampleRandom): SampleInterest {
  const decides = title.seniority !== 'individual' && title.seniority !== 'manager';
  return random.weighted(decides ? decisionMakerInterests : juniorInterests);
}

function sampleContact(company: ListedCompany, number: number, random: SampleRandom): DirectoryProspect {
  const id = `sample-${company.id}-${number}`;
  const language = random.next() < 0.4 ? 'fr' : 'en';
  const firstName = random.pick(language === 'fr' ? frenchFirstNames : englishFirstNames);
  const lastName = random.pick(language === 'fr' ? frenchLastNames : englishLastNames);
  const title = random.weighted(weightedSampleTitles);
  const frenchTitle = firstName.gender === 'f' ? title.frFeminine : title.frMasculine;
  return {
    id,
    firstName: firstName.name,
    lastName,
    email: `${companySlug(firstName.name)}.${companySlug(lastName)}@${company.id}.example`,
    jobTitle: language === 'fr' ? frenchTitle : title.en,
    seniority: title.seniority,
    function: title.function,
    language,
    company,
    notes: sampleNotes({ id, function: title.function, language }, interestOf(title, random), random),
    sourceName: sampleSourceName,
    fictitious: true,
  };
}

/** Two to four invented contacts for each company; the same seed gives the same contacts and ids, whatever the other companies. */
export function sampleContacts(companies: readonly ListedCompany[], seed: string): DirectoryProspect[] {
  return companies.flatMap((company) => {
    const random = new SampleRandom(`${seed}/${company.id}`);
    const byEmail = new Map<string, DirectoryProspect>();
    const count = random.weighted(contactCounts);
    for (let number = 1; byEmail.size < count; number += 1) {
      const contact = sampleContact(company, number, random);
      if (!byEmail.has(contact.email)) byEmail.set(contact.email, contact);
    }
    return [...byEmail.values()];
  });
}
