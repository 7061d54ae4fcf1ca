import type pg from 'pg';
import type { MailLocale } from './mail-template.js';

/** A mail that this process alone may send until its lease ends. */
export interface ClaimedMail {
  readonly id: string;
  readonly template: string;
  readonly locale: MailLocale;
  readonly sealed: string;
  /** Whether it goes to a prospect, who may end such mails by one click. */
  readonly isToProspect: boolean;
  /** How often it was claimed, this time included. Only who claimed it last may say what became of it. */
  readonly attempts: number;
}

/** The rows of `platform.mail_outbox` as `app_system` works on them. Every moment comes from the caller's clock. */
export class MailOutbox {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Takes the next due mail, also one whose sender died; null when there is none. Notifications give way to all others. */
  async claim(now: Date, leaseUntil: Date): Promise<ClaimedMail | null> {
    const { rows } = await this.#pool.query<ClaimedMail>(
      `WITH due AS (
         SELECT id FROM platform.mail_outbox
         WHERE status IN ('WAITING', 'SENDING')
           AND ((status = 'WAITING' AND (due_at IS NULL OR due_at <= $1)) OR (status = 'SENDING' AND lease_until <= $1))
         ORDER BY template = 'notification', id LIMIT 1 FOR UPDATE SKIP LOCKED)
       UPDATE platform.mail_outbox m SET status = 'SENDING', attempts = m.attempts + 1, due_at = NULL, lease_until = $2
       FROM due WHERE m.id = due.id RETURNING m.id, m.template, m.locale, m.sealed, m.attempts, m.prospect_hash IS NOT NULL AS "isToProspect"`,
      [now, leaseUntil],
    );
    return rows[0] ?? null;
  }

  /** Whether the prospect whom it goes to objects to it by now. */
  async isObjectedTo({ id }: ClaimedMail): Promise<boolean> {
    const { rows } = await this.#pool.query<{ objected: boolean }>(
      `SELECT platform.objected_since(m.organization_id, 'EMAIL', m.prospect_hash, m.prospect_campaign_id) IS NOT NULL AS objected
       FROM platform.mail_outbox m WHERE m.id = $1`,
      [id],
    );
    return rows[0]?.objected === true;
  }

  /** It was handed over; recipient and values are forgotten. */
  async sent({ id, attempts }: ClaimedMail, now: Date, providerId: string): Promise<void> {
    await this.#pool.query(
      `UPDATE platform.mail_outbox SET status = 'SENT', sealed = NULL, lease_until = NULL, failure = NULL, provider_id = $3, finished_at = $4
       WHERE id = $1 AND attempts = $2 AND status = 'SENDING'`,
      [id, attempts, providerId, now],
    );
  }

  /** It waits for another attempt. */
  async postponed({ id, attempts }: ClaimedMail, dueAt: Date, failure: string): Promise<void> {
    await this.#pool.query(
      `UPDATE platform.mail_outbox SET status = 'WAITING', lease_until = NULL, failure = $3, due_at = $4
       WHERE id = $1 AND attempts = $2 AND status = 'SENDING'`,
      [id, attempts, failure, dueAt],
    );
  }

  /** It is given up; recipient and values are forgotten. */
  async failed({ id, attempts }: ClaimedMail, now: Date, failure: string): Promise<void> {
    await this.#pool.query(
      `UPDATE platform.mail_outbox SET status = 'FAILED', sealed = NULL, lease_until = NULL, failure = $3, finished_at = $4
       WHERE id = $1 AND attempts = $2 AND status = 'SENDING'`,
      [id, attempts, failure, now],
    );
  }
}
