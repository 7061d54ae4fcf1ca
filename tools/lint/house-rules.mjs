// @ts-check
/** Rules that no package offers, for ESLint and for oxlint, which both load a plugin of this shape. */
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

/**
 * A rule that refuses every node a selector finds.
 * @param {string} selector
 * @param {string} found what to do instead
 * @returns {import('eslint').Rule.RuleModule}
 */
const refuse = (selector, found) => ({
  meta: { type: 'problem', schema: [], messages: { found } },
  create: (context) => ({
    [selector]: (/** @type {import('eslint').Rule.Node} */ node) => context.report({ node, messageId: 'found' }),
  }),
});

/** @type {import('eslint').ESLint.Plugin} */
const houseRules = {
  meta: { name: 'house' },
  rules: {
    'file-name': fileName,
    'no-double-cast': refuse(
      'TSAsExpression > TSAsExpression',
      'A cast through a cast hides a wrong type: narrow it or parse it.',
    ),
    // oxlint's own rule looks at names and calls, not at templates, casts and parentheses.
    'no-dynamic-delete': refuse(
      "UnaryExpression[operator='delete'] > MemberExpression[computed=true]:not(:has(> Literal.property, > UnaryExpression.property))",
      'Keep what has keys that are computed in a Map.',
    ),
    'no-process-env': refuse(
      "MemberExpression[object.name='process'][property.name='env']",
      'Read the environment through platform/config.',
    ),
  },
};

export default houseRules;
