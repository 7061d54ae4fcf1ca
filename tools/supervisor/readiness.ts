import type { ChildProcess } from 'node:child_process';
import { get } from 'node:http';

const POLL_MS = 150;
const PROBE_TIMEOUT_MS = 2_000;

const isReadyMessage = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';

/** Whether something answers HTTP there, with whatever status. The connection is not kept: a server that stops would wait for it. */
function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: PROBE_TIMEOUT_MS }, (response) => {
      response.resume();
      response.once('close', () => resolve(true));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}

/**
 * Watches a child until it says `{ type: 'ready' }` over IPC, or until its address answers when it has one.
 * @param readyUrl address to ask, for children that send no message
 * @param withinMs time after which `overdue` is called
 * @returns ends the watch
 */
export function watchReadiness(
  child: ChildProcess,
  readyUrl: string | undefined,
  withinMs: number,
  on: { readonly ready: () => void; readonly overdue: () => void },
): () => void {
  let over = false;
  const finish = (): void => {
    over = true;
    clearTimeout(deadline);
    clearTimeout(nextProbe);
    child.off('message', onMessage);
  };
  const becomeReady = (): void => {
    if (over) return;
    finish();
    on.ready();
  };
  const onMessage = (message: unknown): void => {
    if (isReadyMessage(message)) becomeReady();
  };
  const probe = async (url: string): Promise<void> => {
    if (await answers(url)) becomeReady();
    else if (!over) nextProbe = setTimeout(() => void probe(url), POLL_MS);
  };
  const deadline = setTimeout(() => {
    finish();
    on.overdue();
  }, withinMs);
  let nextProbe: NodeJS.Timeout | undefined;
  child.on('message', onMessage);
  if (readyUrl !== undefined) void probe(readyUrl);
  return finish;
}
