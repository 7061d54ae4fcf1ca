import { describeCrashes } from '../support/crash-story.js';

describeCrashes({ houses: 'processes', queue: 'postgresql' }, ['worker', 'gateway', 'database', 'lead', 'campaign']);
