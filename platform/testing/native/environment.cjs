// @ts-check
const { ModuleMocker } = require('jest-mock');

/** Where test files run: in the process itself, among the globals of Node, without a sandbox. */
module.exports = class NativeEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;
  #console = globalThis.console;
  #exit = process.exit.bind(process);

  /** Short traces: every error of the graph writes its own. */
  async setup() {
    Error.stackTraceLimit = 20;
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
