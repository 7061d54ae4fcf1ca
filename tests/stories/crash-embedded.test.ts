import { describeCrashes } from '../support/crash-story.js';
import { embedded } from '../support/platform-mode.js';

describeCrashes(embedded, ['worker', 'gateway', 'database']);
