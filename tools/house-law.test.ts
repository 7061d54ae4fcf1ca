import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const repository = path.resolve(import.meta.dirname, '..');
const violationsSchema = z.array(z.object({ rule: z.string(), from: z.string(), to: z.string() }));
const lawSchema = z.object({ forbidden: z.array(z.object({ name: z.string(), severity: z.literal('error') })) });

/** A small lawful house: every kind of import that the architecture allows. */
const lawful: Readonly<Record<string, readonly string[]>> = {
  'platform/graphql/connection.ts': ['type-graphql', 'graphql-shield'],
  'platform/database/client.ts': ['../../prisma/generated/client.js', 'pg', '@prisma/client'],
  'platform/queue/queue.ts': ['bullmq', '../database/client.js'],
  'platform/llm/claude.ts': ['@anthropic-ai/sdk'],
  'platform/testing/fresh-database.ts': ['../database/client.js', 'jest-kit', '../../tools/build.js'],
  'platform/mail/transport.ts': ['nodemailer'],
  'platform/mail/letter/letter.tsx': ['react', 'react-dom/server', 'react-email'],
  'platform/mail/render-mail.ts': ['./letter/letter.js'],
  'platform/mail/testing/local-server.ts': ['jest-kit'],
  'platform/mail/transport.test.ts': ['./testing/local-server.js'],
  'tools/build.ts': [],
  'platform/database/client.test.ts': ['../testing/fresh-database.js'],
  'prisma/generated/client.ts': [],
  'subgraphs/lead/domain/lead.ts': [],
  'subgraphs/lead/data/lead.repository.ts': [
    '../domain/lead.js',
    '../../../platform/database/client.js',
    '../../../prisma/generated/client.js',
  ],
  'subgraphs/lead/jobs/enrich.job.ts': ['../../../platform/queue/queue.js'],
  'subgraphs/lead/use-cases/import-leads.ts': [
    '../domain/lead.js',
    '../data/lead.repository.js',
    '../jobs/enrich.job.js',
  ],
  'subgraphs/lead/use-cases/import-leads.test.ts': ['./import-leads.js', '../../../platform/testing/fresh-database.js'],
  'subgraphs/lead/graph/lead.type.ts': ['type-graphql', '../domain/lead.js'],
  'subgraphs/lead/graph/import-leads.mutation.ts': [
    './lead.type.js',
    '../use-cases/import-leads.js',
    '../context.js',
    '../../../platform/graphql/connection.js',
  ],
  'subgraphs/lead/permissions/lead.permissions.ts': ['graphql-shield', '../../../platform/graphql/connection.js'],
  'subgraphs/lead/handlers/enrich.handler.ts': ['../jobs/enrich.job.js', '../agents/scout/agent.js'],
  'subgraphs/lead/agents/scout/agent.ts': ['../../domain/lead.js', '../../../../platform/llm/claude.js'],
  'subgraphs/lead/context.ts': ['./data/lead.repository.js'],
  'subgraphs/lead/subgraph.ts': [
    './context.js',
    './graph/import-leads.mutation.js',
    './permissions/lead.permissions.js',
  ],
  'subgraphs/lead/worker.ts': ['./handlers/enrich.handler.js', './context.js'],
  'subgraphs/lead/main.ts': ['./subgraph.js'],
  'subgraphs/campaign/domain/campaign.ts': [],
  'subgraphs/campaign/data/campaign.repository.ts': ['../domain/campaign.js'],
  'gateway/embedded.ts': ['../subgraphs/lead/subgraph.js'],
  'gateway/main.ts': ['./embedded.js', '../platform/graphql/connection.js'],
  'worker/main.ts': ['../subgraphs/lead/worker.js', '../platform/queue/queue.js'],
  'web/app/page.tsx': ['react'],
  'tools/seed.ts': ['../subgraphs/lead/subgraph.js', '../gateway/main.js'],
  'tests/support/organization.ts': ['../../subgraphs/lead/use-cases/import-leads.js', 'pg'],
};

/** One unlawful file per rule: where it stands and what it imports. */
const unlawful: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  'graph-imports-only-graph-use-cases-domain-context': [
    'subgraphs/lead/graph/lead.query.ts',
    '../data/lead.repository.js',
  ],
  'permissions-imports-only-permissions-domain-context': [
    'subgraphs/lead/permissions/bad.permissions.ts',
    '../use-cases/import-leads.js',
  ],
  'handlers-imports-only-handlers-agents-use-cases-domain-jobs-context': [
    'subgraphs/lead/handlers/bad.handler.ts',
    '../data/lead.repository.js',
  ],
  'agents-imports-only-agents-use-cases-domain-context': [
    'subgraphs/lead/agents/scout/tools.ts',
    '../../data/lead.repository.js',
  ],
  'use-cases-imports-only-use-cases-domain-data-jobs': ['subgraphs/lead/use-cases/bad.ts', '../graph/lead.type.js'],
  'data-imports-only-data-domain': ['subgraphs/lead/data/bad.repository.ts', '../use-cases/import-leads.js'],
  'jobs-imports-only-jobs-domain': ['subgraphs/lead/jobs/bad.job.ts', '../data/lead.repository.js'],
  'domain-imports-only-domain': ['subgraphs/lead/domain/bad-rule.ts', '../jobs/enrich.job.js'],
  'no-unknown-rooms-in-a-house': ['subgraphs/lead/subgraph-services.ts', './services/scoring.js'],
  'no-rooms-without-a-word': ['platform/graphql/bad.ts', './utils/text.js'],
  'no-cycles-between-files': ['subgraphs/campaign/domain/first.ts', './second.js'],
  'no-cycles-between-rooms': ['platform/crypto/seal.ts', '../audit/entry.js'],
  'houses-meet-in-the-schema': ['subgraphs/campaign/domain/neighbour.ts', '../../lead/domain/lead.js'],
  'houses-know-only-platform': ['subgraphs/campaign/use-cases/bad.ts', '../../../gateway/main.js'],
  'platform-knows-nothing-of-ours': ['platform/audit/bad.ts', '../../subgraphs/lead/domain/lead.js'],
  'gateway-knows-no-house': ['gateway/bad.ts', '../subgraphs/lead/domain/lead.js'],
  'embedded-takes-only-compositions': ['gateway/embedded.ts', '../subgraphs/lead/context.js'],
  'compositions-are-taken-by-few': ['gateway/schema.ts', '../subgraphs/lead/subgraph.js'],
  'worker-enters-through-the-worker-file': ['worker/bad.ts', '../subgraphs/lead/use-cases/import-leads.js'],
  'web-speaks-graphql': ['web/app/bad.tsx', '../../platform/graphql/connection'],
  'tools-serve-nobody': ['gateway/seeded.ts', '../tools/seed.js'],
  'tests-serve-nobody': ['tools/bad.ts', '../tests/support/organization.js'],
  'testing-room-is-for-tests': ['platform/database/bad.ts', '../testing/fresh-database.js'],
  'domain-is-plain-typescript': ['subgraphs/lead/domain/dated.ts', 'jest-kit'],
  'domain-knows-no-platform': ['subgraphs/lead/domain/loud.ts', '../../../platform/queue/queue.js'],
  'database-client-stays-in-the-cellar': ['subgraphs/lead/use-cases/direct.ts', '../../../prisma/generated/client.js'],
  'no-development-packages-at-run-time': ['gateway/kit.ts', 'jest-kit'],
  'type-graphql-stays-in-its-room': ['subgraphs/lead/use-cases/typed.ts', 'type-graphql'],
  'graphql-shield-stays-in-its-room': ['subgraphs/lead/graph/shielded.ts', 'graphql-shield'],
  'prisma-client-adapter-pg-stays-in-its-room': ['subgraphs/lead/use-cases/prismatic.ts', '@prisma/client'],
  'pg-stays-in-its-room': ['subgraphs/lead/data/raw.repository.ts', 'pg'],
  'bullmq-stays-in-its-room': ['subgraphs/lead/jobs/raw.job.ts', 'bullmq'],
  'nodemailer-stays-in-its-room': ['subgraphs/lead/use-cases/written.ts', 'nodemailer'],
  'react-dom-email-stays-in-its-room': ['platform/mail/templates/styled.ts', 'react-email'],
  'letters-are-loaded-late': ['gateway/eager.ts', '../platform/mail/render-mail.js'],
  'anthropic-ai-sdk-stays-in-its-room': ['subgraphs/lead/agents/scout/model.ts', '@anthropic-ai/sdk'],
};

/** What an unlawful file needs beside it. */
const accomplices: Readonly<Record<string, readonly string[]>> = {
  'subgraphs/lead/services/scoring.ts': [],
  'platform/graphql/utils/text.ts': [],
  'subgraphs/campaign/domain/second.ts': ['./first.js'],
  'platform/audit/entry.ts': ['../crypto/key.js'],
  'platform/crypto/key.ts': [],
};

const installed = ['type-graphql', 'graphql-shield', '@prisma/client', 'pg', 'bullmq'];
const development = ['jest-kit'];

function write(root: string, file: string, content: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}

function plant(root: string, files: Readonly<Record<string, readonly string[]>>): void {
  for (const [file, imports] of Object.entries(files)) {
    const lines = imports.map(
      (imported, position) => `import * as part${position} from '${imported}';\nvoid part${position};`,
    );
    write(root, file, `${lines.join('\n')}\nexport {};\n`);
  }
}

function aRepository(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'vectra-law-'));
  const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  write(
    root,
    'package.json',
    JSON.stringify({
      name: 'house',
      type: 'module',
      dependencies: versions(installed),
      devDependencies: versions(development),
    }),
  );
  write(
    root,
    'tsconfig.json',
    JSON.stringify({ compilerOptions: { module: 'NodeNext', moduleResolution: 'NodeNext', target: 'ES2022' } }),
  );
  for (const name of [...installed, ...development]) {
    write(root, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(root, `node_modules/${name}/index.js`, 'module.exports = {};');
  }
  return root;
}

function violationsIn(root: string) {
  const script = path.join(repository, 'tools/checks/house-law.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [script, '--json', '--root', root], {
    encoding: 'utf8',
    cwd: repository,
  });
  if (stdout === '') throw new Error(stderr);
  return violationsSchema.parse(JSON.parse(stdout));
}

describe('a house that keeps the law', () => {
  test('has no violation', () => {
    const root = aRepository();
    try {
      plant(root, lawful);
      expect(violationsIn(root)).toEqual([]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

describe('a house that breaks it', () => {
  let root: string;
  let violations: z.infer<typeof violationsSchema>;

  beforeAll(() => {
    root = aRepository();
    plant(root, {
      ...lawful,
      ...accomplices,
      ...Object.fromEntries(Object.values(unlawful).map(([file, imported]) => [file, [imported]])),
    });
    violations = violationsIn(root);
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test.each(Object.entries(unlawful))('%s is reported', (rule, [file]) => {
    const reported = violations.filter((violation) => violation.rule === rule).map((violation) => violation.from);
    // Cycles between rooms are reported by room.
    expect(reported).toContain(rule === 'no-cycles-between-rooms' ? path.posix.dirname(file) : file);
  });

  test('there is no rule that nobody breaks here, and no rule that only warns', () => {
    const law = lawSchema.parse(createRequire(import.meta.url)('../.dependency-cruiser.cjs'));
    expect(law.forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(unlawful).sort());
  });
});
