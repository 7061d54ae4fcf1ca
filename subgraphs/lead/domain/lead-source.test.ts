import { expect, test } from '@jest/globals';
import { sampleSourceName } from '../../../platform/providers/directory/sample-contacts.js';
import { importedListSource, leadSources } from './lead-source.js';

test('imported lists and the sample directory are taken, harvested profiles are not (R-05)', () => {
  expect(leadSources).toEqual(expect.arrayContaining([importedListSource, sampleSourceName]));
  expect(leadSources).not.toContain('linkedin_scrape');
});
