import { describe, expect, test } from '@jest/globals';
import { builtCommands } from './child-commands.js';
import { HOUSE_NAMES, type EnvironmentParts } from './child-environment.js';
import { generateSecrets } from './secrets.js';

const parts: EnvironmentParts = {
  inherited: { HOST: '0.0.0.0', REDIS_URL: 'redis://127.0.0.1:6379' },
  dataDirectory: '/data',
  ports: { gateway: 4000, web: 3000 },
  host: '0.0.0.0',
  secrets: generateSecrets(),
  database: {
    user: 'postgresql://user',
    admin: 'postgresql://admin',
    system: 'postgresql://system',
    identity: 'postgresql://identity',
  },
};
const housePorts = { tenant: 5001, campaign: 5002, lead: 5003, admin: 5004 };
const commands = builtCommands('/repository');

describe('a house that is a process', () => {
  test.each(HOUSE_NAMES)('%s listens where the gateway is told to ask it, and for this machine only', (name) => {
    const gateway = commands.gateway({ ...parts, housePorts }).environment;
    const house = commands[name]({ ...parts, housePorts });
    const port = house.environment.SUBGRAPH_PORT;
    expect(house.script).toBe(`/repository/dist/subgraphs/${name}/main.js`);
    expect(gateway[`SUBGRAPH_${name.toUpperCase()}_URL`]).toBe(`http://127.0.0.1:${port}/graphql`);
    expect(house.environment.HOST).toBe('127.0.0.1');
    expect(gateway.HOST).toBe('0.0.0.0');
  });

  test('shares queue, database and secrets with the gateway', () => {
    const shared = { ...parts.secrets, REDIS_URL: 'redis://127.0.0.1:6379', DATABASE_URL: 'postgresql://user' };
    expect(commands.lead({ ...parts, housePorts }).environment).toMatchObject(shared);
    expect(commands.gateway({ ...parts, housePorts }).environment).toMatchObject(shared);
  });
});

test('a gateway with the houses inside is told no address of a house, but keeps the one that an operator gave', () => {
  const inherited = { SUBGRAPH_LEAD_URL: 'http://127.0.0.1:9/graphql' };
  const { environment } = commands.gateway({ ...parts, inherited });
  expect(Object.keys(environment).filter((name) => name.startsWith('SUBGRAPH_'))).toEqual(['SUBGRAPH_LEAD_URL']);
});
