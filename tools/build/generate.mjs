// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from './file-index.mjs';
import { runNodeScript } from './run-command.mjs';

/**
 * Writes the database client when the Prisma schema changed.
 * @param {import('./file-index.mjs').FileIndex} index
 * @returns {Promise<boolean>} whether it was written
 */
export async function generateDatabaseClient(index) {
  const { root } = index;
  const schema = listFiles(root, 'prisma/schema', (file) => file.endsWith('.prisma'));
  if (schema.length === 0) return false;
  const inputs = [...schema, ...listFiles(root, 'prisma.config.ts')];
  const fingerprint = index.fingerprint(inputs, packageVersion(root, 'prisma'));
  if (index.stamp('prisma') === fingerprint && existsSync(path.join(root, 'prisma/generated'))) return false;
  await runNodeScript({
    title: 'prisma generate',
    script: path.join(root, 'node_modules/prisma/build/index.js'),
    args: ['generate', '--schema', 'prisma/schema'],
    directory: root,
    // Prisma looks for a native engine before it generates and never runs it; any program will do, and nothing is downloaded.
    environment: {
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    },
  });
  index.setStamp('prisma', fingerprint);
  return true;
}

/**
 * Writes the typed GraphQL documents when the schema, the documents or the generator's settings changed.
 * @param {import('./file-index.mjs').FileIndex} index
 * @returns {Promise<boolean>} whether they were written
 */
export async function generateOperations(index) {
  const { root } = index;
  if (!existsSync(path.join(root, 'codegen.ts'))) return false;
  const inputs = () => [
    ...listFiles(root, 'codegen.ts'),
    ...listFiles(root, 'schema', (file) => file.endsWith('.graphql')),
    ...listFiles(root, 'subgraphs', (file) => file.endsWith('.graphql')),
    ...listFiles(root, 'web', (file) => /\.(tsx?|graphql)$/.test(file) && !file.endsWith('next-env.d.ts')),
  ];
  if (index.stamp('codegen') === index.fingerprint(inputs())) return false;
  await runNodeScript({
    title: 'graphql-codegen',
    script: path.join(root, 'node_modules/@graphql-codegen/cli/cjs/bin.js'),
    args: ['--config', 'codegen.ts'],
    directory: root,
    environment: { NODE_ENV: 'development' },
  });
  // The documents stand between the inputs, so the stamp is taken after they were written.
  index.setStamp('codegen', index.fingerprint(inputs()));
  return true;
}

/**
 * @param {string} root
 * @param {string} name
 * @returns {string}
 */
function packageVersion(root, name) {
  return JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
}
