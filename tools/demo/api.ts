import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import { z } from 'zod';

/** The API answered with errors; the message is what a person needs. */
export class ApiFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ApiFailed';
  }
}

const answerShape = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

const reconnectAfterMs = 500;

/** Vectra's API as any client sees it: HTTP, one access token. */
export class Api {
  readonly #url: string;
  #token: string | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Signs in; everything after is done as this person. */
  async login(email: string, password: string): Promise<void> {
    const shape = z.object({ login: z.object({ accessToken: z.string().optional(), message: z.string().optional() }) });
    const { login } = await this.ask(
      'mutation ($input: LoginInput!) { login(input: $input) { ... on LoggedIn { accessToken } ... on UserError { message } } }',
      { input: { email, password } },
      shape,
    );
    if (login.accessToken === undefined) throw new ApiFailed(login.message ?? 'Signing in failed.');
    this.#token = login.accessToken;
  }

  /** One query or mutation. @throws ApiFailed */
  async ask<Data>(query: string, variables: Record<string, unknown>, shape: z.ZodType<Data>): Promise<Data> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.#authorization() },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = answerShape.parse(await response.json());
    if (errors?.[0]) throw new ApiFailed(errors[0].message);
    return shape.parse(data);
  }

  /** Uploads a file as a stream. @throws ApiFailed */
  async upload(path: string, file: string): Promise<void> {
    const response = await fetch(`${this.#url}${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'text/csv', ...this.#authorization() },
      body: Readable.toWeb(createReadStream(file)),
      duplex: 'half',
    });
    if (!response.ok) throw new ApiFailed(`The upload was refused (${response.status}): ${await response.text()}`);
  }

  /** Writes a file of the organization to disk. @throws ApiFailed */
  async download(path: string, file: string): Promise<void> {
    const response = await fetch(`${this.#url}${path}`, { headers: this.#authorization() });
    if (!response.ok || !response.body) throw new ApiFailed(`The download was refused (${response.status}).`);
    await pipeline(Readable.fromWeb(response.body), createWriteStream(file));
  }

  /** Follows a subscription to its end, taking it up again behind the last cursor whenever the connection is lost. */
  async *follow<Item>(
    query: string,
    variables: Record<string, unknown>,
    read: (data: unknown) => { item: Item; cursor: string | null; final: boolean },
  ): AsyncGenerator<Item> {
    let after: string | null = null;
    for (;;) {
      for await (const data of this.#stream(query, { ...variables, after })) {
        const { item, cursor, final } = read(data);
        after = cursor ?? after;
        yield item;
        if (final) return;
      }
      await delay(reconnectAfterMs);
    }
  }

  /** One connection's worth of a subscription; it ends without an error when the connection is lost. */
  async *#stream(query: string, variables: Record<string, unknown>): AsyncGenerator {
    const client = createClient({
      url: `${this.#url}/graphql`,
      headers: () => this.#authorization(),
      retryAttempts: 0,
    });
    try {
      for await (const { data, errors } of client.iterate({ query, variables })) {
        const code = errors?.[0]?.extensions['code'];
        // The gateway ends a stream this way when it drains or its source breaks: the next one continues behind the cursor.
        if (code === 'SUBSCRIPTION_SHUTDOWN' || code === 'SUBSCRIPTION_SOURCE_ERROR') return;
        // A part that a house could not complete is null; the event itself still counts.
        if (errors?.[0] && !data) throw new ApiFailed(errors[0].message);
        yield data;
      }
    } catch (error) {
      if (error instanceof ApiFailed) throw error;
    } finally {
      client.dispose();
    }
  }

  #authorization(): Record<string, string> {
    return this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` };
  }
}
