// @ts-check
import { spawn } from 'node:child_process';

/** A command of the build ended with an error; the message carries what it printed. */
export class CommandFailed extends Error {
  /**
   * @param {string} title
   * @param {string} output
   */
  constructor(title, output) {
    super(`${title} failed:\n${output.trim()}`);
    this.name = 'CommandFailed';
  }
}

/**
 * Runs a Node script to its end without a shell and without standard input.
 * @param {{ title: string, script: string, args?: string[], directory: string, environment?: Record<string, string | undefined> }} command
 * @returns {Promise<string>} what it printed
 * @throws {CommandFailed} when it ends with anything but 0
 */
export function runNodeScript({ title, script, args = [], directory, environment = {} }) {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: directory,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new CommandFailed(title, error.message)));
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new CommandFailed(title, output))));
  });
}
