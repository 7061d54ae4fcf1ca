import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const readyWithinMs = 10_000;
const probeEveryMs = 50;

const program = 'redis-server';

/** Whether a redis-server can be started here. */
export const redisAvailable = spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/** A Redis of one test. */
export interface RedisServer {
  readonly url: string;
  /** How many keys it holds, of this pattern or at all. */
  keyCount(pattern?: string): Promise<number>;
  /** kill -9: what it held is gone. */
  kill(): Promise<void>;
  /** Starts one that was killed again, empty, where it was. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** Sends one command without arguments; gives the first line of the answer. */
function ask(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(probeEveryMs * 20, () => socket.destroy(new Error('Redis did not answer.')));
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString('utf8').trim());
    });
    socket.write(`${command}\r\n`);
  });
}

async function untilAnswering(port: number): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const answer = await ask(port, 'PING').catch(() => '');
    if (answer === '+PONG') return;
    if (Date.now() > deadline) throw new Error('redis-server did not start.');
    await delay(probeEveryMs);
  }
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return address.port;
}

/** Starts a Redis in memory on a free port of this machine. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const start = async (): Promise<(signal: 'SIGTERM' | 'SIGKILL') => Promise<void>> => {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const server = spawn(program, options, { stdio: 'ignore' });
    const exited = once(server, 'exit');
    await untilAnswering(port);
    return async (signal) => {
      server.kill(signal);
      await exited;
    };
  };
  let end = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    keyCount: async (pattern = '*') =>
      Number((await ask(port, `EVAL "return #redis.call('keys', '${pattern}')" 0`)).slice(1)),
    kill: () => end('SIGKILL'),
    startAgain: async () => {
      end = await start();
    },
    stop: () => end('SIGTERM'),
  };
}
