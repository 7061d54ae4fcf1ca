'use client';
import { useState } from 'react';

/** A form on its way: what it came to, or why no answer came. */
export interface Submission<Outcome> {
  readonly busy: boolean;
  readonly outcome: Outcome | undefined;
  readonly error: unknown;
  /** Asks, and answers what it came to; undefined when no answer came, which `error` then tells. */
  readonly submit: (ask: () => Promise<Outcome | undefined>) => Promise<Outcome | undefined>;
}

/** Keeps what a form came to until it is sent again. */
export function useSubmission<Outcome>(): Submission<Outcome> {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [error, setError] = useState<unknown>(null);
  const submit = async (ask: () => Promise<Outcome | undefined>): Promise<Outcome | undefined> => {
    setBusy(true);
    setOutcome(undefined);
    setError(null);
    try {
      const answer = await ask();
      setOutcome(answer);
      return answer;
    } catch (failure) {
      setError(failure);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, outcome, error, submit };
}
