import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../config/clock.js';
import type { Config } from '../config/config.js';
import type { Envelope } from '../crypto/envelope.js';
import { createSystemPool } from '../database/system-connection.js';
import { Listener } from '../events/listener.js';
import type { Logger } from '../logging/logger.js';
import { MailOutbox, type ClaimedMail } from './mail-outbox.js';
import { MailPostponed, MailRefused, sendTimeoutMs, type MailTransport, type RenderedMail } from './mail-transport.js';
import { openTransport } from './open-transport.js';
import { openMail } from './sealed-mail.js';

/** How often a mail is tried again after the first attempt (V-36, R-70). */
export const MAX_RETRIES = 3;

const lanes = 4;
// Longer than an attempt can take, so that no mail is sent by two while both live.
const leaseMs = 3 * sendTimeoutMs;
const firstRetryMs = 60_000;
const retryFactor = 5;
const retryAfterMaxMs = 86_400_000;
const stopWithinMs = 7_000;
const objected = 'OBJECTED';

/** How long to wait after the n-th attempt: 1, 5, then 25 minutes, a quarter more or less so that not all come at once. */
export const retryDelayMs = (attempts: number, random: () => number): number =>
  firstRetryMs * retryFactor ** (attempts - 1) * (0.75 + random() / 2);

/** What delivery stands on. */
export interface MailDeliveryOptions {
  readonly config: Pick<Config, 'mail' | 'dataDirectory' | 'database'>;
  readonly envelope: Envelope;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The configured one unless told. */
  readonly transport?: MailTransport;
  /** From 0 to 1; `Math.random` unless told. */
  readonly random?: () => number;
}

/**
 * Sends the mails that were queued, in any number of processes at once: a mail is claimed with a lease, sent, and marked.
 * At least once: who dies after sending and before marking leaves a mail that is sent again, with the same Message-ID,
 * when the lease ends.
 */
export class MailDelivery {
  readonly #options: MailDeliveryOptions;
  readonly #transport: MailTransport;
  readonly #pool;
  readonly #outbox: MailOutbox;
  readonly #listener: Listener;
  readonly #random: () => number;
  #pass: Promise<number> = Promise.resolve(0);
  #isWaiting = false;
  #stopping = false;

  constructor(options: MailDeliveryOptions) {
    const { clock, config, logger, random = Math.random } = options;
    const url = config.database.systemUrl;
    this.#options = options;
    this.#random = random;
    this.#transport = options.transport ?? openTransport(config, clock);
    this.#pool = createSystemPool(url, {
      poolSizeMax: lanes,
      applicationName: 'vectra-mail',
      onConnectionLost: (error) => {
        logger.warn({ err: error }, 'mail delivery lost a connection');
      },
    });
    this.#outbox = new MailOutbox(this.#pool);
    this.#listener = new Listener({
      url,
      channel: 'vectra_outbox',
      logger,
      wake: () => {
        this.#wake();
      },
    });
  }

  /** Delivers whenever the outbox rings, and looks every second. */
  async start(): Promise<void> {
    await this.#listener.start();
  }

  /** Ends behind the mails under way. One that takes too long is left to its lease. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#listener.stop();
    const patience = new AbortController();
    await Promise.race([this.#pass.catch(() => 0), delay(stopWithinMs, 0, { signal: patience.signal }).catch(() => 0)]);
    patience.abort();
    this.#transport.close();
    await this.#pool.end();
  }

  /** Sends everything that is due now, after what is under way; gives the number of attempts. Throws when the database is away. */
  deliverDue(): Promise<number> {
    const pass = this.#pass.catch(() => 0).then(() => this.#sendAll());
    this.#pass = pass;
    return pass;
  }

  /** At most one pass waits behind the one under way: it will see all that is due then. */
  #wake(): void {
    if (this.#isWaiting || this.#stopping) return;
    this.#isWaiting = true;
    const pass = this.#pass
      .catch(() => 0)
      .then(() => {
        this.#isWaiting = false;
        return this.#sendAll();
      });
    this.#pass = pass;
    pass.catch((error: unknown) => {
      this.#options.logger.warn({ err: error }, 'mail delivery will try again');
    });
  }

  async #sendAll(): Promise<number> {
    // One lane alone finds out whether there is anything to do.
    if (!(await this.#sendNext())) return 0;
    let count = 1;
    const work = async (): Promise<void> => {
      while (await this.#sendNext()) count += 1;
    };
    // Every lane ends before the pass does, also when another one fails.
    const ends = await Promise.allSettled(Array.from({ length: lanes }, work));
    const broken = ends.find((end) => end.status === 'rejected');
    if (broken) throw broken.reason;
    return count;
  }

  async #sendNext(): Promise<boolean> {
    if (this.#stopping) return false;
    const now = this.#options.clock.now();
    const mail = await this.#outbox.claim(now, new Date(now.getTime() + leaseMs));
    if (!mail) return false;
    // Its senders died again and again: it may be the cause.
    if (mail.attempts > MAX_RETRIES + 1) await this.#giveUp(mail, 'NOT FINISHED');
    else await this.#send(mail);
    return true;
  }

  async #send(mail: ClaimedMail): Promise<void> {
    const rendered = await this.#render(mail);
    if (!rendered) return this.#giveUp(mail, 'UNREADABLE');
    // The last look, again with every attempt: whoever objected meanwhile gets nothing any more.
    if (mail.isToProspect && (await this.#outbox.isObjectedTo(mail))) return this.#endObjected(mail);
    let providerId: string;
    try {
      ({ providerId } = await this.#transport.send(rendered));
    } catch (error) {
      return this.#recordFailure(mail, error);
    }
    await this.#outbox.sent(mail, this.#options.clock.now(), providerId);
  }

  /** Null when it cannot be opened or written out: by a key, a template or values this process does not know. */
  async #render(mail: ClaimedMail): Promise<RenderedMail | null> {
    const { clock, config, envelope, logger } = this.#options;
    // Loaded with the first mail. When it cannot be loaded, that says nothing about the mail: it is left to its lease.
    const { renderMail } = await import('./render-mail.js');
    try {
      const { to, mail: opened } = openMail(envelope, mail.id, mail.template, mail.sealed);
      const { sender, ...text } = renderMail(opened.template, mail.locale, opened.values);
      const { from } = config.mail;
      const head = { id: mail.id, from: { ...from, name: sender ?? from.name }, to };
      return { ...head, ...text, endsByOneClick: mail.isToProspect, writtenAt: clock.now() };
    } catch (error) {
      logger.error({ mailId: mail.id, cause: error instanceof Error ? error.name : 'unknown' }, 'a mail is unreadable');
      return null;
    }
  }

  async #recordFailure(mail: ClaimedMail, error: unknown): Promise<void> {
    if (error instanceof MailRefused) return this.#giveUp(mail, error.reason);
    const { reason, retryAfterMs } = error instanceof MailPostponed ? error : new MailPostponed('UNKNOWN');
    if (mail.attempts > MAX_RETRIES) return this.#giveUp(mail, reason);
    const waitMs = Math.max(Math.min(retryAfterMs, retryAfterMaxMs), retryDelayMs(mail.attempts, this.#random));
    const { clock, logger } = this.#options;
    logger.warn({ mailId: mail.id, template: mail.template, reason, waitMs }, 'a mail will be tried again');
    await this.#outbox.postponed(mail, new Date(clock.now().getTime() + waitMs), reason);
  }

  /** As it should be, so nothing to warn of. */
  async #endObjected(mail: ClaimedMail): Promise<void> {
    const { clock, logger } = this.#options;
    logger.info({ mailId: mail.id }, 'a mail was not sent: its reader objected');
    await this.#outbox.failed(mail, clock.now(), objected);
  }

  async #giveUp(mail: ClaimedMail, reason: string): Promise<void> {
    const { clock, logger } = this.#options;
    logger.error({ mailId: mail.id, template: mail.template, reason }, 'a mail was given up');
    await this.#outbox.failed(mail, clock.now(), reason);
  }
}
