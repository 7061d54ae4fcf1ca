import { describeCrashes } from '../support/crash-story.js';
import { embedded } from '../support/platform-mode.js';
import { describeApiDocs } from './api-docs.story.js';

describeCrashes(embedded, ['worker', 'gateway', 'database'], describeApiDocs);
