// @ts-check
import path from 'node:path';

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ROLE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Whether a file is named `kebab-case.role.ts`. Segments of a route that Next.js reads from brackets are its business.
 * @param {string} fileName
 */
export function isHouseFileName(fileName) {
  const [name = '', ...roles] = fileName.replace(/^\./, '').split('.').slice(0, -1);
  return /^\[.+\]$/.test(name) || (KEBAB_CASE.test(name) && roles.every((role) => ROLE.test(role)));
}

/** @type {import('eslint').Rule.RuleModule} */
const fileName = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { shape: '"{{name}}" is not kebab-case with role suffixes, such as launch-campaign.mutation.ts.' },
  },
  create: (context) => ({
    Program: (node) => {
      const name = path.basename(context.filename);
      if (!isHouseFileName(name)) context.report({ node, messageId: 'shape', data: { name } });
    },
  }),
};

/** Rules that no package offers. */
export const houseRules = { rules: { 'file-name': fileName } };
