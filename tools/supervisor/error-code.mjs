// @ts-check
/**
 * The code of a system error (`EEXIST`, `EPERM`, ...), whatever realm it was made in.
 * @param {unknown} error
 * @returns {unknown} `undefined` for anything without a code
 */
export function errorCode(error) {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
