import type { ZodType } from 'zod';

/**
 * A promise about later: a name, the payload it travels with and how often it is tried. No work. What is enqueued names its
 * organization; only what a sweep rings may belong to none.
 */
export interface JobDefinition<Payload extends object> {
  /** `<house>.<verb>`, for instance `campaign.advance-run`. */
  readonly name: string;
  readonly payload: ZodType<Payload>;
  /** How often a failing job is tried before it is given up (V-36 asks for 3 retries). */
  readonly attemptsMax: number;
  /** Pause before the second attempt; it doubles with each further one. */
  readonly backoffMs: number;
}

/** Declares a job. */
export const defineJob = <Payload extends object>(job: JobDefinition<Payload>): JobDefinition<Payload> => job;

/** What a handler may know about the attempt it serves. */
export interface JobAttempt {
  /** Aborted when the process drains: stop at the next step boundary. */
  readonly signal: AbortSignal;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** A job and the work that answers it, as a house hands them to the worker. */
export interface JobBinding {
  readonly job: { readonly name: string; readonly attemptsMax: number; readonly backoffMs: number };
  /** @throws InvalidJobPayload when the payload is not the job's; such a job is never tried again. */
  handle(payload: unknown, attempt: JobAttempt): Promise<void>;
}

/** A job's payload does not have its shape: trying again cannot help. */
export class InvalidJobPayload extends Error {
  constructor(jobName: string, detail: string) {
    super(`Payload of job ${jobName} is invalid: ${detail}`);
    this.name = 'InvalidJobPayload';
  }
}

/** Joins a job to its handler; the payload is parsed again on arrival, because nothing from the time of writing is trusted. */
export function bindJob<Payload extends object>(
  job: JobDefinition<Payload>,
  handle: (payload: Payload, attempt: JobAttempt) => Promise<void>,
): JobBinding {
  return {
    job,
    handle: async (raw, attempt) => {
      const parsed = job.payload.safeParse(raw);
      if (!parsed.success) throw new InvalidJobPayload(job.name, parsed.error.message);
      await handle(parsed.data, attempt);
    },
  };
}

/** Something a house looks for again and again, so that a row is taken up even when its bell was lost. */
export interface Sweep {
  readonly name: string;
  readonly everyMs: number;
  /** Finds rows that wait for a worker and answers the jobs to ring. */
  readonly run: () => Promise<readonly { readonly job: string; readonly key: string; readonly payload: unknown }[]>;
}
