import type { ActOutcome } from '../../graphql/client/use-act';

/** Whose eyes, and why. */
export interface ViewAsWish {
  readonly organizationId: string;
  /** One of its people; the first in its highest role when null. */
  readonly userId: string | null;
  readonly reason: string;
}

/** Reads the gateway's answer; null when it names no outcome. */
export function readViewAsOutcome(body: unknown): ActOutcome | null {
  if (typeof body !== 'object' || body === null) return null;
  const typename: unknown = Reflect.get(body, '__typename');
  if (typeof typename !== 'string') return null;
  const message: unknown = Reflect.get(body, 'message');
  const problems: unknown = Reflect.get(body, 'problems');
  return {
    __typename: typename,
    ...(typeof message === 'string' ? { message } : {}),
    ...(Array.isArray(problems) ? { problems: problems.flatMap(pathOf) } : {}),
  };
}

function pathOf(problem: unknown): { path: string }[] {
  if (typeof problem !== 'object' || problem === null) return [];
  const path: unknown = Reflect.get(problem, 'path');
  return typeof path === 'string' ? [{ path }] : [];
}

async function post(path: string, body: unknown): Promise<ActOutcome> {
  const answer = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  const outcome = readViewAsOutcome(await answer.json().catch(() => null));
  if (outcome === null) throw new Error(`The gateway answered ${String(answer.status)}.`);
  return outcome;
}

/** Asks the gateway to let this browser look through somebody's eyes; the token comes as a cookie that scripts cannot read. */
export const startViewAs = (wish: ViewAsWish): Promise<ActOutcome> => post('/auth/view-as', wish);

/** Ends the view and gives the admin's own back. */
export const endViewAs = (): Promise<ActOutcome> => post('/auth/view-as/end', {});
