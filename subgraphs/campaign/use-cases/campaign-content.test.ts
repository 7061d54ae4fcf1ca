import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../platform/use-case/define-use-case.js';
import { anonymous, type Viewer } from '../../../platform/viewer/viewer.js';
import { createToolbox } from '../agents/toolbox.js';
import { storeFactory } from '../context.js';
import type { Campaign, CampaignStatus } from '../domain/campaign.js';
import { readOffer } from '../domain/offer.js';
import { readCampaignContent, type CampaignText } from './campaign-content.js';
import { createCampaign } from './create-campaign.js';
import { previewCriteria } from './preview-criteria.js';
import { updateCampaign, type CampaignChange } from './update-campaign.js';

const clock = new TestClock();
const { readCriteria, countProspects } = createToolbox();
const text: CampaignText = {
  name: ' Spring ',
  source: 'DIRECTORY',
  criteriaText: ' sales directors in health care in California ',
  offer: ' Planning software for clinics ',
  leadsMax: 50,
  language: 'EN',
};
const unknownId = '0199c0de-0000-7000-8000-000000000001';
let services: TestServices;
let organization: TestOrganization;
let manager: Viewer;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  manager = organization.member('MANAGER');
});

const storeOf = (where: TestOrganization) => storeFactory(services)(where.scope, where.trail);
const needsOf = (viewer: Viewer, where: TestOrganization) => ({ viewer, store: storeOf(where), clock, readCriteria });
const create = (viewer: Viewer, where = organization) => ready(createCampaign, needsOf(viewer, where));
const update = (viewer: Viewer, where = organization) => ready(updateCampaign, needsOf(viewer, where));
const aDraft = async (where = organization): Promise<Campaign> => {
  const outcome = await create(where.member('MANAGER'), where)(text);
  if (outcome.kind !== 'CampaignCreated') throw new Error(outcome.message);
  return outcome.campaign;
};
const stored = (campaign: Campaign, where = organization) => storeOf(where).campaigns.findById(campaign.id);
const setStatus = (campaign: Campaign, status: CampaignStatus) =>
  services.owner.query('UPDATE campaign.campaigns SET status = $2 WHERE id = $1', [campaign.id, status]);

describe('what a person writes', () => {
  const pathsOf = async (wrong: Partial<CampaignText>): Promise<readonly string[]> => {
    const content = await readCampaignContent({ ...text, ...wrong }, readCriteria);
    return 'kind' in content ? content.problems.map((problem) => problem.path) : [];
  };

  test.each<[string, Partial<CampaignText>, readonly string[]]>([
    ['a name of spaces', { name: '   ' }, ['name']],
    ['a name that is too long', { name: 'a'.repeat(201) }, ['name']],
    ['a directory search for nobody in particular', { criteriaText: ' ' }, ['criteriaText']],
    ['criteria that are too long', { criteriaText: 'a'.repeat(2_001) }, ['criteriaText']],
    ['an offer that says nothing', { offer: 'software   ' }, ['offer']],
    ['an offer that is too long', { offer: 'a'.repeat(2_001) }, ['offer']],
    ['an offer that is only a question', { offer: 'Do you want more meetings?' }, ['offer']],
    ['an offer in one endless statement', { offer: 'word '.repeat(60) }, ['offer']],
    ['a translation with nothing to quote', { offerTranslation: 'https://offer.example' }, ['offerTranslation']],
    ['a translation that is too short', { offerTranslation: 'Logiciel' }, ['offerTranslation']],
    ['no lead', { leadsMax: 0 }, ['leadsMax']],
    ['more leads than the directory is asked for', { leadsMax: 5_001 }, ['leadsMax']],
    ['more leads than a list may have', { source: 'IMPORTED_LIST', leadsMax: 100_001 }, ['leadsMax']],
    [
      'everything at once',
      { name: '', criteriaText: '', offer: '', leadsMax: -1 },
      ['name', 'criteriaText', 'offer', 'leadsMax'],
    ],
  ])('%s is refused by its path', async (_name, wrong, paths) => {
    expect(await pathsOf(wrong)).toEqual(paths);
  });

  test.each<[string, Partial<CampaignText>]>([
    ['the longest texts', { name: 'a'.repeat(200), offer: 'An offer. '.repeat(200), criteriaText: 'a'.repeat(2_000) }],
    ['the shortest offer', { offer: 'a'.repeat(10) }],
    ['an offer in two languages', { offerTranslation: 'Un logiciel de planification' }],
    ['an offer without a translation', { offerTranslation: '  ' }],
    ['the most leads of the directory', { leadsMax: 5_000 }],
    [
      'a list without criteria, and the most leads of it',
      { source: 'IMPORTED_LIST', criteriaText: '', leadsMax: 100_000 },
    ],
  ])('%s are accepted', async (_name, right) => {
    expect(await pathsOf(right)).toEqual([]);
  });

  test('is stored without the spaces around it, whatever it is', async () => {
    const spaced = fc.tuple(fc.string({ minLength: 10, maxLength: 60 }), fc.constantFrom('', ' ', '\n\t '));
    await fc.assert(
      fc.asyncProperty(spaced, spaced, async ([name, around], [offer]) => {
        fc.pre(name.trim() !== '' && offer.trim().length >= 10 && readOffer(offer).kind === 'STATEMENT');
        const content = await readCampaignContent(
          { ...text, name: around + name + around, offer: around + offer },
          readCriteria,
        );
        expect(content).toMatchObject({ name: name.trim(), offer: offer.trim() });
      }),
      { numRuns: 20 },
    );
  });
});

describe('CampaignCreated', () => {
  test('a draft with the criteria as the prospector understood them (V-64)', async () => {
    const campaign = await aDraft();
    expect(campaign).toMatchObject({
      organizationId: organization.id,
      status: 'DRAFT',
      name: 'Spring',
      offer: 'Planning software for clinics',
      criteriaText: 'sales directors in health care in California',
      language: 'EN',
      launchedAt: null,
      createdAt: clock.now(),
    });
    expect(campaign.criteria).toEqual(await readCriteria('sales directors in health care in California'));
    expect(await stored(campaign)).toEqual(campaign);
  });

  test('keeps the offer in the other language, and takes it away when it is edited to nothing', async () => {
    const outcome = await create(manager)({ ...text, offerTranslation: ' Un logiciel de planification ' });
    if (outcome.kind !== 'CampaignCreated') throw new Error(outcome.kind);
    expect(outcome.campaign.offerTranslation).toBe('Un logiciel de planification');
    const edit = (change: Omit<CampaignChange, 'campaignId'>) =>
      update(manager)({ campaignId: outcome.campaign.id, ...change });
    expect(await edit({ name: 'Summer' })).toMatchObject({
      campaign: { offerTranslation: 'Un logiciel de planification' },
    });
    expect(await edit({ offerTranslation: null })).toMatchObject({ campaign: { offerTranslation: null } });
  });

  test('without a language, the emails are in each lead’s own', async () => {
    const outcome = await create(manager)({ ...text, language: undefined });
    expect(outcome).toMatchObject({ kind: 'CampaignCreated', campaign: { language: null } });
  });
});

describe('InvalidInput', () => {
  test('creates nothing', async () => {
    expect(await create(manager)({ ...text, offer: '' })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'offer' }],
    });
    expect(await storeOf(organization).campaigns.page({}, null, 10)).toEqual([]);
  });

  test('changes nothing', async () => {
    const draft = await aDraft();
    expect(await update(manager)({ campaignId: draft.id, leadsMax: 0 })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'leadsMax' }],
    });
    expect(await stored(draft)).toEqual(draft);
  });
});

describe('CampaignUpdated', () => {
  test('what is absent stays, what is given changes', async () => {
    const draft = await aDraft();
    clock.advance(1_000);
    const outcome = await update(manager)({ campaignId: draft.id, name: 'Summer', leadsMax: 7 });
    expect(outcome).toEqual({
      kind: 'CampaignUpdated',
      campaign: { ...draft, name: 'Summer', leadsMax: 7, updatedAt: clock.now() },
    });
    expect(await stored(draft)).toMatchObject({ name: 'Summer', leadsMax: 7 });
  });

  test('new words are read anew, and null gives each lead its own language', async () => {
    const draft = await aDraft();
    const outcome = await update(manager)({ campaignId: draft.id, criteriaText: 'nurses in Lyon', language: null });
    expect(outcome).toMatchObject({
      kind: 'CampaignUpdated',
      campaign: { language: null, criteria: await readCriteria('nurses in Lyon') },
    });
  });
});

describe('CampaignNotEditable', () => {
  test.each(['PENDING', 'ACTIVE', 'PAUSED', 'COMPLETED', 'CANCELLED'] as const)(
    'a campaign that is %s keeps what it was launched with',
    async (status) => {
      const campaign = await aDraft();
      await setStatus(campaign, status);
      expect(await update(manager)({ campaignId: campaign.id, name: 'Summer' })).toMatchObject({
        kind: 'CampaignNotEditable',
        status,
      });
      expect(await stored(campaign)).toEqual({ ...campaign, status });
    },
  );

  test('a campaign that is launched while its criteria are read, too', async () => {
    const campaign = await aDraft();
    const reading = async (words: string) => {
      await setStatus(campaign, 'PENDING');
      return readCriteria(words);
    };
    const outcome = await ready(updateCampaign, { ...needsOf(manager, organization), readCriteria: reading })({
      campaignId: campaign.id,
      name: 'Summer',
    });
    expect(outcome).toMatchObject({ kind: 'CampaignNotEditable' });
    expect(await stored(campaign)).toEqual({ ...campaign, status: 'PENDING' });
  });
});

describe('CampaignNotFound', () => {
  test.each([unknownId, 'no id', ''])('for the unknown id "%s"', async (campaignId) => {
    expect(await update(manager)({ campaignId, name: 'Summer' })).toMatchObject({
      kind: 'CampaignNotFound',
      campaignId,
    });
  });

  test("for another organization's campaign, which stays as it is", async () => {
    const other = await services.anOrganization();
    const theirs = await aDraft(other);
    const change: CampaignChange = { campaignId: theirs.id, name: 'Taken' };
    const unknown = await update(manager)({ ...change, campaignId: unknownId });
    expect(await update(manager)(change)).toEqual({ ...unknown, campaignId: theirs.id });
    expect(await stored(theirs, other)).toEqual(theirs);
  });
});

describe('a preview of criteria', () => {
  const preview = (viewer: Viewer) => ready(previewCriteria, { viewer, readCriteria, countProspects });

  test('shows the reading, how many match and at most five of them, to whoever may read campaigns', async () => {
    const shown = await preview(organization.member('VIEWER'))({ text: 'directors in California' });
    expect(shown.criteria).toEqual(await readCriteria('directors in California'));
    expect(shown).toMatchObject(await countProspects(shown.criteria, 5));
    expect(shown.matching).toBeGreaterThanOrEqual(shown.sample.length);
    expect(shown.sample.length).toBeLessThanOrEqual(5);
  });

  test('reads no more than 2 000 characters', async () => {
    const read: string[] = [];
    const reading = (words: string) => {
      read.push(words);
      return readCriteria('directors');
    };
    await ready(previewCriteria, { viewer: manager, readCriteria: reading, countProspects })({
      text: 'a'.repeat(9_000),
    });
    expect(read).toEqual(['a'.repeat(2_000)]);
  });

  test('is not for strangers or the platform owner', async () => {
    for (const viewer of [anonymous, await services.aPlatformAdmin()]) {
      await expect(preview(viewer)({ text: 'directors' })).rejects.toThrow(NotPermitted);
    }
  });
});

describe('not permitted', () => {
  test('an operator, a viewer, the agents, the platform owner and a stranger write no campaign', async () => {
    const draft = await aDraft();
    const refused = [
      organization.member('OPERATOR'),
      organization.member('VIEWER'),
      organization.agents(unknownId),
      await services.aPlatformAdmin(),
      anonymous,
    ];
    for (const viewer of refused) {
      await expect(create(viewer)(text)).rejects.toThrow(NotPermitted);
      await expect(update(viewer)({ campaignId: draft.id, name: 'Summer' })).rejects.toThrow(NotPermitted);
    }
    expect(await storeOf(organization).campaigns.page({}, null, 10)).toEqual([draft]);
  });
});
