import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  houseEnvironment,
  serverEnvironment,
  webEnvironment,
  type ChildName,
  type EnvironmentParts,
  type HouseName,
} from './child-environment.js';
import type { ChildCommand } from './supervised-child.js';

/** How a child is started, given what its environment is made from. */
export type CommandOf = (parts: EnvironmentParts) => ChildCommand;

/** The real processes of a repository that has been built. */
export function builtCommands(root: string): Record<ChildName, CommandOf> {
  const server =
    (script: string, environmentOf: typeof serverEnvironment = serverEnvironment): CommandOf =>
    (parts) => ({
      script: path.join(root, script),
      args: [],
      directory: root,
      environment: {
        ...environmentOf(parts),
        NODE_OPTIONS: joinOptions(parts.inherited.NODE_OPTIONS, '--enable-source-maps'),
      },
    });
  const house = (name: HouseName): CommandOf =>
    server(`dist/subgraphs/${name}/main.js`, (parts) => houseEnvironment(parts, name));
  return {
    gateway: server('dist/gateway/main.js'),
    worker: server('dist/worker/main.js'),
    web: (parts) => webCommand(root, parts),
    tenant: house('tenant'),
    campaign: house('campaign'),
    lead: house('lead'),
    admin: house('admin'),
  };
}

function joinOptions(...options: readonly (string | undefined)[]): string {
  return options.filter((option) => option !== undefined && option !== '').join(' ');
}

/** The standalone server when the build wrote one, `next start` otherwise. */
function webCommand(root: string, parts: EnvironmentParts): ChildCommand {
  const readyUrl = `http://127.0.0.1:${parts.ports.web}/`;
  const environment = webEnvironment(parts);
  const standalone = ['web/.next/standalone/web', 'web/.next/standalone'].find((folder) =>
    existsSync(path.join(root, folder, 'server.js')),
  );
  if (standalone !== undefined) {
    const directory = path.join(root, standalone);
    return { script: path.join(directory, 'server.js'), directory, environment, readyUrl };
  }
  const args = ['start', '-p', String(parts.ports.web), '-H', parts.host];
  return {
    script: path.join(root, 'node_modules/next/dist/bin/next'),
    args,
    directory: path.join(root, 'web'),
    environment,
    readyUrl,
  };
}
