// @ts-check
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { register } = require('node:module');
const os = require('node:os');
const path = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { default: JestRuntime } = require('jest-runtime');
const { translate } = require('./translate.cjs');

/** Where `jest-globals.mjs` finds the functions of the file under way. */
const GLOBALS = Symbol.for('vectra.jest-globals');
/** Where the framework keeps its listeners; it has no way to take them back. */
const LISTENERS = Symbol.for('EVENT_HANDLERS');

let isReady = false;

/** Lets Node import TypeScript and tells it where `@jest/globals` is. */
function prepareProcess() {
  if (isReady) return;
  isReady = true;
  register(pathToFileURL(path.join(__dirname, 'typescript-hooks.mjs')));
}

/**
 * Files with the source maps of scripts, by path or URL; each is written when a trace through its script is first read.
 * @extends {Map<string, string>}
 */
class SourceMapFiles extends Map {
  /** @type {string | undefined} */
  #folder;

  /** @override @param {string} script */
  get(script) {
    if (!/\.tsx?$/.test(script)) return undefined;
    const known = super.get(script);
    if (known !== undefined) return known;
    const file = path.join(this.#openFolder(), `${this.size}.map`);
    const filename = script.startsWith('file:') ? fileURLToPath(script) : script;
    const { map } = translate(readFileSync(filename, 'utf8'), filename);
    writeFileSync(file, map ?? '{}');
    this.set(script, file);
    return file;
  }

  #openFolder() {
    if (this.#folder === undefined) {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'vectra-test-maps-'));
      process.once('exit', () => {
        rmSync(folder, { recursive: true, force: true });
      });
      this.#folder = folder;
    }
    return this.#folder;
  }
}

const sourceMapFiles = new SourceMapFiles();

/**
 * Lets Node itself load what Jest runs: modules are read and compiled once per worker instead of once per test file,
 * which is most of the time that whole suites take. Test files therefore share modules, and must leave them as they were.
 */
module.exports = class NativeRuntime extends JestRuntime {
  /**
   * The framework begins anew with every file.
   * @override
   * @param {string} file
   */
  requireInternalModule(file) {
    delete require.cache[file];
    Reflect.deleteProperty(globalThis, LISTENERS);
    return require(file);
  }

  /**
   * @override
   * @param {string} file
   */
  requireModule(file) {
    return require(file);
  }

  /**
   * @override
   * @param {string} file
   */
  unstable_shouldLoadAsEsm(file) {
    return /\.tsx?$/.test(file);
  }

  /**
   * @override
   * @param {string} file
   */
  async unstable_importModule(file) {
    prepareProcess();
    Reflect.set(globalThis, GLOBALS, Reflect.get(this, 'jestGlobals').cjsGlobals(file));
    return import(pathToFileURL(file).href);
  }

  /**
   * Traces lead to the lines of the source.
   * @override
   */
  getSourceMaps() {
    return sourceMapFiles;
  }
};
