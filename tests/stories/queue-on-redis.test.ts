import { describeCrashes } from '../support/crash-story.js';

describeCrashes({ houses: 'in-process', queue: 'redis' }, ['worker', 'gateway', 'database']);
