// @ts-check
const { transformSync } = require('@swc/core');
const { swcOptions } = require('../../../tools/build/swc-options.mjs');

/**
 * TypeScript as the build translates it, with its map.
 * @param {string} source
 * @param {string} filename
 */
const translate = (source, filename) =>
  transformSync(source, { ...swcOptions[filename.endsWith('.tsx') ? 'tsx' : 'ts'], filename, sourceMaps: true });

module.exports = { translate };
