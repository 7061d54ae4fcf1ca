import { jest } from '@jest/globals';
import { describeMode, type PlatformMode } from '../support/platform-mode.js';
import { useBrowserStack } from './browser-stack.js';
import { describeCampaign } from './work-a-campaign.story.js';

jest.setTimeout(180_000);

/** Everything apart, where in-process has everything inside one another. */
const mode: PlatformMode = { houses: 'processes', queue: 'redis' };

describeMode(mode, () => {
  describeCampaign(useBrowserStack(mode));
});
