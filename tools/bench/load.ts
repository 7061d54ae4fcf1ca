import { Client } from 'undici';
import { cpuMsOf } from './process-usage.js';
import { quantile } from './statistics.js';

const requestsMax = 200_000;
const answerTimeoutMs = 10_000;

/** The gateway answered something else than was agreed. */
export class WrongAnswer extends Error {
  constructor(status: number, text: string) {
    super(`The gateway answered ${status}: ${text.slice(0, 500)}`);
    this.name = 'WrongAnswer';
  }
}

/** A query and who asks it. */
export interface Question {
  /** On this machine only, for instance `http://127.0.0.1:4000`. */
  readonly origin: string;
  readonly token: string;
  readonly query: string;
}

/** What one round of load saw. */
export interface LoadRound {
  readonly requests: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of the processes that answer; null where the system does not tell. */
  readonly cpuMs: number | null;
}

/** How hard and how long to ask. */
export interface LoadOptions {
  readonly connections: number;
  readonly durationMs: number;
  /** Every answer must be this one, byte for byte. */
  readonly expected: string;
  /** The processes that answer. */
  readonly pids: readonly number[];
}

async function askOn(client: Client, { token, query }: Question): Promise<string> {
  const answer = await client.request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const text = await answer.body.text();
  if (answer.statusCode !== 200 || text.includes('"errors":')) throw new WrongAnswer(answer.statusCode, text);
  return text;
}

function openConnection(origin: string): Client {
  if (new URL(origin).hostname !== '127.0.0.1') throw new Error('Load is made on this machine only.');
  return new Client(origin, { pipelining: 1, headersTimeout: answerTimeoutMs, bodyTimeout: answerTimeoutMs });
}

/** The answer, once. @throws WrongAnswer when it holds errors. */
export async function askOnce(question: Question): Promise<string> {
  const client = openConnection(question.origin);
  try {
    return await askOn(client, question);
  } finally {
    await client.close();
  }
}

/**
 * Asks again and again on kept connections, one request at a time on each.
 * @throws WrongAnswer when an answer differs from the expected one.
 */
export async function makeLoad(question: Question, options: LoadOptions): Promise<LoadRound> {
  const { connections, durationMs, expected, pids } = options;
  const clients = Array.from({ length: connections }, () => openConnection(question.origin));
  const latenciesMs: number[] = [];
  try {
    // Fresh connections are accepted one by one, which would look like slow answers.
    await Promise.all(clients.map((client) => askOn(client, question)));
    const cpuBeforeMs = cpuMsOf(pids);
    const startedAtMs = performance.now();
    const endsAtMs = startedAtMs + durationMs;
    await Promise.all(
      clients.map(async (client) => {
        let nowMs = performance.now();
        while (nowMs < endsAtMs && latenciesMs.length < requestsMax) {
          const text = await askOn(client, question);
          if (text !== expected) throw new WrongAnswer(200, text);
          const answeredAtMs = performance.now();
          latenciesMs.push(answeredAtMs - nowMs);
          nowMs = answeredAtMs;
        }
      }),
    );
    const cpuAfterMs = cpuMsOf(pids);
    return {
      requests: latenciesMs.length,
      seconds: (performance.now() - startedAtMs) / 1_000,
      p50Ms: quantile(latenciesMs, 0.5),
      p99Ms: quantile(latenciesMs, 0.99),
      cpuMs: cpuBeforeMs === null || cpuAfterMs === null ? null : cpuAfterMs - cpuBeforeMs,
    };
  } finally {
    await Promise.all(clients.map((client) => client.destroy()));
  }
}
