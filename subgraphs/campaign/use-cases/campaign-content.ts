import type { CampaignContent } from '../data/campaign.repository.js';
import type { Language, ProspectSource } from '../domain/campaign.js';
import { invalidInput, type InvalidInput } from '../domain/campaign-problems.js';
import { offerWordsMax, readOffer } from '../domain/offer.js';
import type { ProspectCriteria } from '../domain/criteria.js';

/** What a person writes. */
export interface CampaignText {
  readonly name: string;
  readonly source: ProspectSource;
  readonly criteriaText: string;
  readonly offer: string;
  readonly offerTranslation?: string | null | undefined;
  readonly leadsMax: number;
  readonly language?: Language | null | undefined;
}

/** How the prospector understands a text. */
export type ReadCriteria = (text: string) => Promise<ProspectCriteria>;

const nameLengthMax = 200;
const criteriaLengthMax = 2_000;
const offerLengthMin = 10;
const offerLengthMax = 2_000;
const leadsMaxOfDirectory = 5_000;
const leadsMaxOfList = 100_000;

const problemsOf = (text: CampaignText): InvalidInput['problems'] => {
  const problems: { path: string; message: string }[] = [];
  const check = (path: string, ok: boolean, message: string): void => {
    if (!ok) problems.push({ path, message });
  };
  const name = text.name.trim();
  check(
    'name',
    name.length > 0 && name.length <= nameLengthMax,
    `Give the campaign a name of at most ${nameLengthMax} characters.`,
  );
  const described = text.source === 'IMPORTED_LIST' || text.criteriaText.trim() !== '';
  check(
    'criteriaText',
    described,
    'Say whom to look for, for instance "sales directors in health care in California".',
  );
  check(
    'criteriaText',
    text.criteriaText.length <= criteriaLengthMax,
    `Keep the criteria under ${criteriaLengthMax} characters.`,
  );
  const offers = [
    ['offer', text.offer],
    ['offerTranslation', text.offerTranslation ?? ''],
  ] as const;
  for (const [path, offer] of offers) {
    if (path === 'offerTranslation' && offer.trim() === '') continue;
    const { length } = offer.trim();
    const measured = length >= offerLengthMin && length <= offerLengthMax;
    check(path, measured, `Describe what you offer in ${offerLengthMin} to ${offerLengthMax} characters.`);
    const advice = `a statement of at most ${offerWordsMax} words, without a question, a link or markup`;
    check(path, !measured || readOffer(offer).kind === 'STATEMENT', `Emails quote the offer: write ${advice}.`);
  }
  const most = text.source === 'DIRECTORY' ? leadsMaxOfDirectory : leadsMaxOfList;
  check('leadsMax', text.leadsMax >= 1 && text.leadsMax <= most, `Ask for 1 to ${most} leads.`);
  return problems;
};

/** Checks what a person wrote and reads its criteria. */
export async function readCampaignContent(
  text: CampaignText,
  readCriteria: ReadCriteria,
): Promise<CampaignContent | InvalidInput> {
  const problems = problemsOf(text);
  if (problems.length > 0) return invalidInput(problems);
  return {
    name: text.name.trim(),
    source: text.source,
    criteriaText: text.criteriaText.trim(),
    criteria: await readCriteria(text.criteriaText.trim()),
    offer: text.offer.trim(),
    offerTranslation: text.offerTranslation?.trim() || null,
    leadsMax: text.leadsMax,
    language: text.language ?? null,
  };
}
