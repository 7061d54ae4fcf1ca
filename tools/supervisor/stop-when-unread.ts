/**
 * Stops what a terminal shows once nobody reads it any more (`npm run demo | head`): unheard, the error of the broken
 * pipe would end the process at once and leave everything it started behind.
 */
export function stopWhenUnread(output: NodeJS.EventEmitter, stop: () => void): void {
  output.once('error', stop);
  // What is said while stopping finds no reader either.
  output.on('error', () => undefined);
}
