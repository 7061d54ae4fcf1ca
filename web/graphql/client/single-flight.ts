/** Makes callers that arrive while the act is under way share its one outcome. */
export function singleFlight<Outcome>(act: () => Promise<Outcome>): () => Promise<Outcome> {
  let underWay: Promise<Outcome> | null = null;
  return () => {
    underWay ??= act().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}

/**
 * Calls while the act is under way become one more run after it, because what it reads may have changed meanwhile. Its
 * failures are its own.
 */
export function onceMoreAfter(act: () => Promise<unknown>): () => void {
  let underWay = false;
  let again = false;
  const run = async (): Promise<void> => {
    underWay = true;
    while (again) {
      again = false;
      await act().catch(() => undefined);
    }
    underWay = false;
  };
  return () => {
    again = true;
    if (!underWay) void run();
  };
}
