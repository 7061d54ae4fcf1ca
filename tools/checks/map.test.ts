import { describe, expect, test } from '@jest/globals';
import { drawMap, MAP_END, MAP_START, replaceMap, roomOf } from './map.mjs';

describe('a room', () => {
  test.each([
    ['platform/queue/job-queue.ts', 'platform/queue'],
    ['subgraphs/lead/use-cases/import-leads.ts', 'subgraphs/lead'],
    ['gateway/main.ts', 'gateway'],
    ['web/app/page.tsx', 'web'],
  ])('%s belongs to %s', (file, room) => {
    expect(roomOf(file)).toBe(room);
  });

  test.each(['node_modules/pg/lib/index.js', 'prisma/generated/client.ts', 'fs', 'tools/build.mjs'])(
    '%s belongs to none',
    (file) => {
      expect(roomOf(file)).toBeUndefined();
    },
  );
});

describe('the map', () => {
  const modules = [
    { source: 'gateway/main.ts', imports: ['platform/config/config.ts', 'node_modules/fastify/fastify.js'] },
    { source: 'subgraphs/lead/worker.ts', imports: ['platform/queue/queue.ts', 'subgraphs/lead/context.ts'] },
  ];

  test('draws one arrow for each wall that is crossed, and none inside a room', () => {
    const map = drawMap(modules);
    expect(map.match(/-->/g)).toHaveLength(2);
    expect(map).toContain('gateway --> platform_config');
    expect(map).toContain('subgraphs_lead --> platform_queue');
  });

  test('does not depend on the order in which files are found', () => {
    expect(drawMap([...modules].reverse())).toBe(drawMap(modules));
  });

  test('takes the place of the old one and leaves the rest of the page alone', () => {
    const page = `# Title\n\n${MAP_START}\nold\n${MAP_END}\n\nText\n`;
    const drawn = replaceMap(page, drawMap(modules));
    expect(drawn).not.toContain('old');
    expect(drawn.startsWith('# Title\n')).toBe(true);
    expect(drawn.endsWith('\n\nText\n')).toBe(true);
    expect(replaceMap(drawn, drawMap(modules))).toBe(drawn);
  });

  test('is not drawn into a page without markers', () => {
    expect(() => replaceMap('# Title', '')).toThrow('needs the lines');
  });
});
