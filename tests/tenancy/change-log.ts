import type { Pool } from 'pg';
import { z } from 'zod';
import { deliveryColumns, isNoticeOfAttempt, organizationTables } from './database-content.js';

const change = z.object({
  table_name: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});

/**
 * Writes down what happens to the rows of one organization, whoever does it: reading every row before and after each of
 * thousands of attacks would take longer than the attacks.
 */
export class ChangeLog {
  readonly #owner: Pool;

  private constructor(owner: Pool) {
    this.#owner = owner;
  }

  /** Watches every table that belongs to organizations, from now on. */
  static async of(owner: Pool, organizationId: string): Promise<ChangeLog> {
    const watched = (await organizationTables(owner)).map(
      ({ table, column }) => `CREATE TRIGGER watched AFTER INSERT OR UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION watched.note('${column}', '${organizationId}');`,
    );
    await owner.query(`
      CREATE SCHEMA watched;
      CREATE TABLE watched.changes (place bigint GENERATED ALWAYS AS IDENTITY, table_name text, before jsonb, after jsonb);
      CREATE FUNCTION watched.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      DECLARE
        before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
        after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
      BEGIN
        IF TG_ARGV[1] IN (before ->> TG_ARGV[0], after ->> TG_ARGV[0]) AND before IS DISTINCT FROM after THEN
          INSERT INTO watched.changes (table_name, before, after)
          VALUES (TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME, before, after);
        END IF;
        RETURN NULL;
      END $$;
      ${watched.join('\n')}`);
    return new ChangeLog(owner);
  }

  /** What happened since it was last asked, notices of failed attempts to sign in and the delivery of mails aside. */
  async take(): Promise<readonly string[]> {
    const { rows } = await this.#owner.query('DELETE FROM watched.changes RETURNING table_name, before, after');
    return z
      .array(change)
      .parse(rows)
      .filter(({ table_name, before, after }) => {
        if (before === null) return !isNoticeOfAttempt(after);
        return table_name !== 'platform.mail_outbox' || withoutDelivery(before) !== withoutDelivery(after);
      })
      .map(({ table_name, before, after }) => `${table_name}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`);
  }
}

const withoutDelivery = (row: Readonly<Record<string, unknown>> | null): string =>
  JSON.stringify(row, (key, value: unknown) => (deliveryColumns.has(key) ? undefined : value));
