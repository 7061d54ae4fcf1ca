import type { FormattedExecutionResult } from 'graphql';
import type { Pool } from 'pg';
import { contentOf } from './database-content.js';
import type { Party } from './two-organizations.js';

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const moment = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g;
const secretLengthMin = 6;

/** Keys whose values differ from one answer to the next by design. */
const passing = new Set([
  'requestId',
  'cursor',
  'endCursor',
  'accessToken',
  'refreshToken',
  'key',
  'prefix',
  'maskedKey',
  'locations',
]);

function textsIn(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  else if (Array.isArray(value)) for (const each of value) textsIn(each, texts);
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) textsIn(each, texts);
}

/** Cursors are opaque to callers but not to attackers: what they carry is searched too. */
function withCursorsOpened(json: string): string {
  const opened = [...json.matchAll(/"(?:cursor|endCursor)":"([\w-]+)"/g)].map(([, cursor]) =>
    Buffer.from(cursor ?? '', 'base64url').toString('latin1'),
  );
  return [json, ...opened].join('\n');
}

/** What belongs to one organization alone, and how to find it in an answer. */
export class Secrets {
  readonly #ids: ReadonlySet<string>;
  readonly #texts: readonly string[];

  constructor(ids: ReadonlySet<string>, texts: readonly string[]) {
    this.#ids = ids;
    this.#texts = texts;
  }

  /** Every id and text in the rows of `party` that stands nowhere in the rows of `other`. */
  static async of(owner: Pool, party: Party, other: Party): Promise<Secrets> {
    const texts = new Set<string>();
    textsIn(await contentOf(owner, party.organization.id), texts);
    const known = JSON.stringify(await contentOf(owner, other.organization.id));
    const own = [...texts].filter(
      (text) => text.length >= secretLengthMin && !known.includes(JSON.stringify(text).slice(1, -1)),
    );
    const ids = new Set(own.flatMap((text) => text.match(uuid) ?? []).filter((id) => !known.includes(id)));
    const words = own.filter((text) => !ids.has(text)).toSorted((left, right) => left.length - right.length);
    // A text that contains another secret is found by it.
    const shortest: string[] = [party.mark];
    for (const word of words) if (!shortest.some((known) => word.includes(known))) shortest.push(word);
    return new Secrets(ids, shortest);
  }

  /** How many ids and texts are looked for. */
  get count(): number {
    return this.#ids.size + this.#texts.length;
  }

  /** What of the organization stands in this text of an answer. */
  in(answer: string): readonly string[] {
    const opened = withCursorsOpened(answer);
    const ids = (opened.match(uuid) ?? []).filter((id) => this.#ids.has(id.toLowerCase()));
    const texts = this.#texts.filter((text) => opened.includes(JSON.stringify(text).slice(1, -1)));
    return [...new Set([...ids, ...texts])];
  }
}

/** The answer as text, with what the caller said itself replaced by a placeholder. */
export function withoutEcho(answer: unknown, said: readonly string[]): string {
  const byLength = [...new Set(said)]
    .filter((word) => word.length >= 3)
    .toSorted((left, right) => right.length - left.length);
  return byLength.reduce(
    (text, word) => text.replaceAll(JSON.stringify(word).slice(1, -1), '<said>'),
    JSON.stringify(answer),
  );
}

/** The answer without what changes from one asking to the next: two answers that say the same are equal. */
export function comparable(answer: FormattedExecutionResult, said: readonly string[]): string {
  const stripped: unknown = JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => (passing.has(key) && value !== null ? '<passing>' : value)),
  );
  return withoutEcho(stripped, said).replaceAll(uuid, '<id>').replaceAll(moment, '<moment>');
}

/** The code of the first error, null when there is none. */
export function codeOf(answer: FormattedExecutionResult): string | null {
  const code = answer.errors?.[0]?.extensions?.['code'];
  if (typeof code === 'string') return code;
  return answer.errors ? 'NO_CODE' : null;
}
