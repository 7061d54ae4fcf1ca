import { request } from 'undici';
import type { Config } from '../../config/config.js';
import type { IntegrationProbe, ProbedCredentials, ProbedProvider, ProbeVerdict } from './integration-probe.js';
import { requestFor, verdictOf } from './provider-requests.js';

const timeoutMs = 5_000;
const answerBytesMax = 64 * 1024;

/** What the probe is told. */
export interface HttpIntegrationProbeOptions {
  /** Where each service is: from the configuration alone, so that no caller can have another address asked. */
  readonly urls: Config['integrationUrls'];
  /** How long an answer may take, in milliseconds; 5 s unless told. */
  readonly timeoutMs?: number;
}

/** Asks services over HTTP: no redirect is followed, an answer may be neither slow nor large, and nothing of it is kept. */
export class HttpIntegrationProbe implements IntegrationProbe {
  readonly #options: HttpIntegrationProbeOptions;

  constructor(options: HttpIntegrationProbeOptions) {
    this.#options = options;
  }

  async probe(provider: ProbedProvider, credentials: ProbedCredentials): Promise<ProbeVerdict> {
    const { path, ...asked } = requestFor(provider, credentials);
    try {
      const { statusCode, body } = await request(`${this.#options.urls[provider]}${path}`, {
        ...asked,
        headers: { accept: 'application/json', 'user-agent': 'Vectra', ...asked.headers },
        signal: AbortSignal.timeout(this.#options.timeoutMs ?? timeoutMs),
      });
      return verdictOf(provider, { status: statusCode, content: await readJson(body) });
    } catch {
      return { outcome: 'UNREACHABLE', reason: 'It did not answer in time.' };
    }
  }
}

/** The body as JSON, null when it is none. @throws when it is too large or does not arrive. */
async function readJson(body: AsyncIterable<Buffer>): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > answerBytesMax) throw new Error('The answer is too large.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}
