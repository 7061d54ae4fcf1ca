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
