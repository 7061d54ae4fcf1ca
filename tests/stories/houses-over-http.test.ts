import { describeCrashes } from '../support/crash-story.js';
import { describeHouseProcesses } from './house-processes.story.js';

describeCrashes(
  { houses: 'processes', queue: 'postgresql' },
  ['worker', 'gateway', 'database', 'lead', 'campaign'],
  describeHouseProcesses,
);
