/** The map of the house, as law. `docs/architecture.md` draws it; this file enforces it; `tools/house-law.test.ts` breaks every rule once. */
const house = '^subgraphs/([^/]+)';
const testFile = '\\.(test|eval)\\.ts$|/eval/';

/** Room -> the rooms (and root files) of the SAME house it may import. */
const rooms = {
  graph: ['graph', 'use-cases', 'domain', 'context'],
  permissions: ['permissions', 'domain', 'context'],
  handlers: ['handlers', 'agents', 'use-cases', 'domain', 'jobs', 'context'],
  agents: ['agents', 'use-cases', 'domain', 'context'],
  'use-cases': ['use-cases', 'domain', 'data', 'jobs'],
  data: ['data', 'domain'],
  jobs: ['jobs', 'domain'],
  domain: ['domain'],
};

const oneWay = Object.entries(rooms).map(([room, mayImport]) => ({
  name: `${room}-imports-only-${mayImport.join('-')}`,
  severity: 'error',
  from: { path: `${house}/${room}/`, pathNot: testFile },
  to: { path: '^subgraphs/$1/', pathNot: `^subgraphs/$1/(${mayImport.join('|')})(/|\\.ts$)` },
}));

/** Matches a package whether it is installed or not, so that a missing one cannot slip through. */
const packagePath = (name) => `(^|/)node_modules/${name}(/|$)|^${name}(/|$)`;

const library = (name, onlyIn) => ({
  name: `${name.replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '')}-stays-in-its-room`,
  severity: 'error',
  from: { path: '^(gateway|platform|subgraphs|worker|web|tests)/', pathNot: onlyIn },
  to: { path: packagePath(name) },
});

const wall = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    ...oneWay,
    wall(
      'no-unknown-rooms-in-a-house',
      {},
      { path: `^subgraphs/[^/]+/(?!(${Object.keys(rooms).join('|')}|context)/)[^/]+/` },
    ),
    wall(
      'no-rooms-without-a-word',
      {},
      { path: '^(?!.*node_modules).*/(utils?|helpers?|common|shared|misc)(/|\\.[jt]sx?$)' },
    ),
    wall('no-cycles-between-files', { pathNot: '^prisma/generated/' }, { circular: true }),
    // Rooms are looked at without their tests, which may reach further than the room.
    {
      ...wall('no-cycles-between-rooms', { path: '^(subgraphs/[^/]+/[^/]+|platform/[^/]+)$' }, { circular: true }),
      scope: 'folder',
    },
    wall('houses-meet-in-the-schema', { path: `${house}/` }, { path: '^subgraphs/', pathNot: '^subgraphs/$1/' }),
    wall(
      'houses-know-only-platform',
      { path: '^subgraphs/', pathNot: testFile },
      { path: '^(gateway|worker|web|tools|tests)/' },
    ),
    wall('platform-knows-nothing-of-ours', { path: '^platform/' }, { path: '^(gateway|subgraphs|worker|web|tests)/' }),
    wall(
      'gateway-knows-no-house',
      { path: '^gateway/', pathNot: '^gateway/embedded\\.ts$' },
      { path: '^(subgraphs|worker|web|tools|tests)/' },
    ),
    wall(
      'embedded-takes-only-compositions',
      { path: '^gateway/embedded\\.ts$' },
      { path: '^(subgraphs|worker|web|tools|tests)/', pathNot: '^subgraphs/[^/]+/subgraph\\.ts$' },
    ),
    wall(
      'compositions-are-taken-by-few',
      { pathNot: '^(gateway/embedded\\.ts|subgraphs/[^/]+/main\\.ts|tools/.*|tests/.*|subgraphs/.*\\.test\\.ts)$' },
      { path: '^subgraphs/[^/]+/subgraph\\.ts$' },
    ),
    wall(
      'worker-enters-through-the-worker-file',
      { path: '^worker/' },
      { path: '^(gateway|web|tools|tests|subgraphs)/', pathNot: '^subgraphs/[^/]+/worker\\.ts$' },
    ),
    wall('web-speaks-graphql', { path: '^web/' }, { path: '^(gateway|platform|subgraphs|worker|prisma|tools|tests)/' }),
    // The tests' database is started from what the build compiled.
    wall(
      'tools-serve-nobody',
      { path: '^(gateway|platform|subgraphs|worker|web)/', pathNot: '^platform/testing/' },
      { path: '^tools/' },
    ),
    wall(
      'tests-serve-nobody',
      { path: '^(gateway|worker|tools)/', pathNot: testFile },
      { path: `^tests/|${testFile}` },
    ),
    wall(
      'testing-room-is-for-tests',
      { path: '^(gateway|platform|subgraphs|worker)/', pathNot: `^platform/(testing|[^/]+/testing)/|${testFile}` },
      { path: '^platform/(testing|[^/]+/testing)/' },
    ),
    wall('domain-is-plain-typescript', { path: `${house}/domain/`, pathNot: testFile }, { path: '(^|/)node_modules/' }),
    wall('domain-knows-no-platform', { path: `${house}/domain/`, pathNot: testFile }, { path: '^(platform|prisma)/' }),
    wall(
      'database-client-stays-in-the-cellar',
      { pathNot: '^(subgraphs/[^/]+/data/|platform/(database|testing)/|prisma/generated/)' },
      { path: '(^|/)prisma/generated/' },
    ),
    wall(
      'no-development-packages-at-run-time',
      { path: '^(gateway|platform|subgraphs|worker)/', pathNot: `^platform/(testing|[^/]+/testing)/|${testFile}` },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    library('type-graphql', '^(subgraphs/[^/]+/graph/|platform/graphql/)'),
    library('graphql-shield', '^(subgraphs/[^/]+/permissions/|platform/graphql/)'),
    library('@prisma/(client|adapter-pg)', '^(subgraphs/[^/]+/data/|platform/(database|testing)/)'),
    library('pg', '^(platform/|tests/)'),
    library('bullmq', '^platform/queue/'),
    library('@anthropic-ai/sdk', '^platform/llm/'),
    library('nodemailer', '^platform/mail/'),
    library('@?react(-dom|-email)?', '^(web|platform/mail/letter)/'),
    // A process that writes no mail does not load what writes them.
    wall(
      'letters-are-loaded-late',
      { pathNot: `^platform/mail/(letter/|(render-mail|preview)\\.ts$)|^tests/|${testFile}` },
      {
        path: '^platform/mail/(letter/|(render-mail|preview)\\.ts$)',
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.next|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
