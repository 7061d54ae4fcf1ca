import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

const NAMES_MAX = 500;
const CANDIDATES_MAX = 2_000;
const PREPARABLE = /^\s*(select|insert|update|delete|with)\b/i;

/**
 * Gives a statement a name, so that each connection prepares it once, when it is worth it: seen before, and while
 * fewer than 500 names exist, because connections keep what they prepare. Others get '', which means "do not prepare".
 * Names are digests, so that two processes behind one pooler never mean different statements by the same name.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #seenOnce = new LRUCache<string, true>({ max: CANDIDATES_MAX });

  /** The name for this SQL text, or '' . */
  nameOf(sql: string): string {
    const known = this.#names.get(sql);
    if (known !== undefined) return known;
    if (this.#names.size >= NAMES_MAX || !PREPARABLE.test(sql)) return '';
    if (!this.#seenOnce.has(sql)) {
      this.#seenOnce.set(sql, true);
      return '';
    }
    const name = `v_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
    this.#names.set(sql, name);
    return name;
  }
}
