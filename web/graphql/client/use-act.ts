'use client';
import { useState } from 'react';

/** What an act answers: its success, or a problem that names itself. */
export interface ActOutcome {
  readonly __typename: string;
  readonly message?: string;
  readonly problems?: readonly { readonly path: string }[];
}

/** An act under way, and what came of the last one. */
export interface Act {
  /** Does it; true when it was done. */
  readonly run: (ask: () => Promise<ActOutcome | null | undefined>) => Promise<boolean>;
  readonly busy: boolean;
  /** Why it was refused, in a sentence. */
  readonly problem: string | null;
  /** The fields that are not acceptable as they are. */
  readonly wrong: readonly string[];
  /** The request that failed. */
  readonly error: unknown;
}

/** Runs acts one after the other; a refusal is kept as the sentence that `sentenceOf` finds for it. */
export function useAct(sentenceOf: (outcome: ActOutcome) => string | null): Act {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<ActOutcome | null>(null);
  const [error, setError] = useState<unknown>(null);

  const run: Act['run'] = async (ask) => {
    setBusy(true);
    setOutcome(null);
    setError(null);
    try {
      const answered = (await ask()) ?? null;
      setOutcome(answered);
      return answered !== null && sentenceOf(answered) === null;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    run,
    busy,
    problem: outcome && sentenceOf(outcome),
    wrong: outcome?.problems?.map(({ path }) => path) ?? [],
    error,
  };
}
