import { createRequire } from 'node:module';
import util from 'node:util';

/**
 * graphql-shield 7.6.5 imports `util.isUndefined`, which Node 23 removed: its ESM build does not link there,
 * so its CommonJS build is loaded behind a shim.
 */
if (!('isUndefined' in util)) Object.assign(util, { isUndefined: (value: unknown) => value === undefined });

const require = createRequire(import.meta.url);

/** graphql-shield, loaded so that it links on every supported Node. */
export const { shield, rule, allow } = require('graphql-shield') as typeof import('graphql-shield');
