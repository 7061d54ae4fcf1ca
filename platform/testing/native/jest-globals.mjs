// @ts-check
/** What `@jest/globals` is for modules that several test files share: always the functions of the file under way. */
const GLOBALS = Symbol.for('vectra.jest-globals');

/** @param {string} name */
const current = (name) => Reflect.get(Reflect.get(globalThis, GLOBALS), name);

/** @param {string} name */
const delegate = (name) =>
  new Proxy(() => undefined, {
    apply: (_target, self, args) => Reflect.apply(current(name), self, args),
    get: (_target, key) => Reflect.get(current(name), key),
  });

export const afterAll = delegate('afterAll');
export const afterEach = delegate('afterEach');
export const beforeAll = delegate('beforeAll');
export const beforeEach = delegate('beforeEach');
export const describe = delegate('describe');
export const expect = delegate('expect');
export const it = delegate('it');
export const jest = delegate('jest');
export const test = delegate('test');
