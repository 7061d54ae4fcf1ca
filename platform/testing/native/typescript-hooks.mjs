// @ts-check
/** How Node imports the TypeScript of tests: translated as the build does it, found under the names of its output. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { translate } from './translate.cjs';

/** @param {string | undefined} url */
const isTypeScript = (url) => url !== undefined && /\.tsx?$/.test(url);

const jestGlobals = new URL('./jest-globals.mjs', import.meta.url).href;

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: jestGlobals, format: 'module', shortCircuit: true };
  if (/^\.{1,2}\//.test(specifier) && isTypeScript(context.parentURL)) {
    for (const ending of ['.ts', '.tsx']) {
      // The server names what will be built, the web app leaves the ending out.
      const source = new URL(`${specifier.replace(/\.js$/, '')}${ending}`, context.parentURL);
      if (existsSync(source)) return { url: source.href, format: 'module', shortCircuit: true };
    }
  }
  return next(specifier, context);
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
  if (!url.startsWith('file:') || !isTypeScript(url)) return next(url, context);
  const filename = fileURLToPath(url);
  return { source: translate(readFileSync(filename, 'utf8'), filename).code, format: 'module', shortCircuit: true };
}
