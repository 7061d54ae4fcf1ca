// @ts-check
import { spawn } from 'node:child_process';

const KILL_AFTER_MS = 5_000;

/**
 * @typedef {object} Command
 * @property {string} script Node script
 * @property {readonly string[]} [flags] of Node
 * @property {readonly string[]} [args]
 * @property {string} [directory]
 * @property {Readonly<Record<string, string>>} [environment]
 */

/**
 * Runs a Node script to its end, or to its limit of time, without standard input.
 * @param {Command} command
 * @param {{ timeoutMs: number, onOutput?: (text: string) => void }} options
 * @returns {Promise<{ succeeded: boolean, output: string }>}
 */
export function runCommand(
  { script, flags = [], args = [], directory, environment = {} },
  { timeoutMs, onOutput = () => undefined },
) {
  const child = spawn(process.execPath, [...flags, script, ...args], {
    cwd: directory,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (/** @type {string} */ text) => {
    output += text;
    onOutput(text);
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  const limit = setTimeout(() => {
    collect(`\nnot finished after ${Math.round(timeoutMs / 1000)} s, stopped\n`);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
  }, timeoutMs);
  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ succeeded) => {
      clearTimeout(limit);
      resolve({ succeeded, output });
    };
    child.once('error', (error) => {
      collect(`${error.message}\n`);
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}
