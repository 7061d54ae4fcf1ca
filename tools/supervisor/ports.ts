import { createServer } from 'node:net';

/** A port that one of our processes needs is in use. */
export class PortTaken extends Error {
  constructor(
    readonly port: number,
    readonly variable: string,
  ) {
    super(`Port ${port} is taken. Stop what uses it, or choose another one: ${variable}=${port + 1} npm start`);
    this.name = 'PortTaken';
  }
}

/** Whether nobody listens on the port of this host. Port 0 is always free. */
function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/**
 * Checks the ports before anything is started.
 * @param wanted port by the name of the variable that sets it
 * @throws PortTaken for the first one in use
 */
export async function requireFreePorts(wanted: Readonly<Record<string, number>>, host: string): Promise<void> {
  for (const [variable, port] of Object.entries(wanted)) {
    if (!(await isPortFree(port, host))) throw new PortTaken(port, variable);
  }
}

/** A port for each name, free at this moment and all different. */
export async function chooseFreePorts<Name extends string>(names: readonly Name[]): Promise<Record<Name, number>> {
  const chosen = new Set<number>();
  while (chosen.size < names.length) chosen.add(await choosePort(0));
  const ports = [...chosen];
  return Object.fromEntries(names.map((name, index) => [name, ports[index]])) as Record<Name, number>;
}

/** The port itself, or one that is free at this moment when it is 0. */
export function choosePort(port: number): Promise<number> {
  if (port !== 0) return Promise.resolve(port);
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(chosen));
    });
  });
}
