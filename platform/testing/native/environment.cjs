// @ts-check
const { ModuleMocker } = require('jest-mock');

/**
 * Looking up a frame in a source map costs as much as a small query.
 * @param {NodeJS.CallSite[]} frames
 */
function ownFrames(frames) {
  const own = frames.filter((frame) => {
    const file = frame.getFileName();
    return typeof file === 'string' && !file.startsWith('node:') && !file.includes('/node_modules/');
  });
  return own.length > 0 ? own : frames;
}

/** Where test files run: in the process itself, among the globals of Node, without a sandbox. */
module.exports = class NativeEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;
  #console = globalThis.console;
  #exit = process.exit.bind(process);

  /** Short traces, and of our own lines where there are any: every error of the graph writes its own. */
  async setup() {
    Error.stackTraceLimit = 20;
    const format = Error.prepareStackTrace;
    if (format) Error.prepareStackTrace = (error, frames) => format(error, ownFrames(frames));
  }

  /** Takes back what the runner lent to the globals, which the next file shares. */
  async teardown() {
    globalThis.console = this.#console;
    process.exit = this.#exit;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return globalThis;
  }
};
