import { addressLengthMax, plainLine } from '../plain-line.js';

/** An address that may stand in a link. Anything else than http(s) leads nowhere. */
export const safeAddress = (url: string): string =>
  /^https?:\/\//iu.test(url) ? plainLine(url, addressLengthMax) : '#';
