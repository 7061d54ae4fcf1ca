import { describe, jest } from '@jest/globals';
import { embedded } from '../support/platform-mode.js';
import { useBrowserStack } from './browser-stack.js';
import { describeLocalMail } from './read-local-mail.story.js';
import { describeRegistration } from './register-and-sign-in.story.js';
import { describeOrganization } from './run-an-organization.story.js';
import { describeCampaign } from './work-a-campaign.story.js';
import { describeProspects } from './write-to-prospects.story.js';

jest.setTimeout(240_000);

describe('in the browser, houses in process', () => {
  const stack = useBrowserStack(embedded);
  // First, as it begins with a mailbox in which nothing is.
  describeLocalMail(stack);
  describeOrganization(stack);
  describeCampaign(stack);
  describeProspects(stack);
  describeRegistration(stack);
});
