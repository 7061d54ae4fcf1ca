import { TextDecoder } from 'node:util';
import { binaryProblemOf, notText, startsWith } from './binary-files.js';
import { type CsvProblem, emptyFile } from './csv-problem.js';

/** The encodings a file may be written in. `macintosh` is what old spreadsheet programs on Mac save as "CSV (Macintosh)". */
export type CsvEncoding = 'utf-8' | 'windows-1252' | 'macintosh' | 'utf-16le' | 'utf-16be';

/** How the bytes of a file become text. `bomLength` is in bytes. */
export interface DetectedEncoding {
  encoding: CsvEncoding;
  bomLength: number;
}

/** Bytes of a file worth reading before deciding on its encoding and its format. */
export const SAMPLE_SIZE_BYTES = 65_536;

const BYTE_ORDER_MARKS: readonly { bytes: readonly number[]; encoding: CsvEncoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** Accented letters of Mac Roman that are control codes or rare signs in Windows-1252. */
const MACINTOSH_LETTERS = new Set([0x88, 0x89, 0x8d, 0x8e, 0x8f, 0x90, 0x9d]);

/**
 * Says in which encoding a file is written, from its first bytes (at most `SAMPLE_SIZE_BYTES` are looked at).
 * A sample without any accent is said to be UTF-8; `confirmEncoding` settles that on the whole file.
 */
export function detectEncoding(sample: Uint8Array): DetectedEncoding | CsvProblem {
  const bytes = sample.subarray(0, SAMPLE_SIZE_BYTES);
  if (bytes.length === 0) return emptyFile();
  const binary = binaryProblemOf(bytes);
  if (binary) return binary;
  const mark = BYTE_ORDER_MARKS.find((candidate) => startsWith(bytes, candidate.bytes));
  if (mark) return { encoding: mark.encoding, bomLength: mark.bytes.length };
  return detectWithoutMark(bytes);
}

/**
 * Reads the whole file once to confirm what the sample said. A file without a byte order mark whose first bytes are
 * plain ASCII may hold its first accent megabytes later: when it turns out not to be UTF-8 it is Windows-1252.
 */
export async function confirmEncoding(
  source: AsyncIterable<Uint8Array>,
  detected: DetectedEncoding,
  sample: Uint8Array,
): Promise<DetectedEncoding> {
  const settled = detected.encoding !== 'utf-8' || detected.bomLength > 0 || sample.some((byte) => byte >= 0x80);
  if (settled) return detected;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of source) {
    if (!decodes(decoder, chunk)) return { encoding: 'windows-1252', bomLength: 0 };
  }
  return decodes(decoder) ? detected : { encoding: 'windows-1252', bomLength: 0 };
}

function decodes(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** Text of a sample; a character cut at its end is left out and a wrong byte becomes U+FFFD. */
export function decodeSample(sample: Uint8Array, detected: DetectedEncoding): string {
  const decoder = new TextDecoder(detected.encoding, { ignoreBOM: true });
  return decoder.decode(sample.subarray(detected.bomLength), { stream: true });
}

function detectWithoutMark(bytes: Uint8Array): DetectedEncoding | CsvProblem {
  const zeros = countZeros(bytes);
  const half = bytes.length / 2;
  // Text in UTF-16 has its zero bytes on one side: on odd places when the low byte comes first.
  if (zeros.odd > half * 0.2 && zeros.odd > zeros.even * 5) return { encoding: 'utf-16le', bomLength: 0 };
  if (zeros.even > half * 0.2 && zeros.even > zeros.odd * 5) return { encoding: 'utf-16be', bomLength: 0 };
  if (zeros.even + zeros.odd > bytes.length * 0.05 || countControls(bytes) > bytes.length * 0.1) return notText();
  const sequences = countUtf8Sequences(bytes);
  // One stray byte in a UTF-8 file must surface as an error on its line, not turn every accent into garbage.
  if (sequences.wrong === 0 || sequences.valid > sequences.wrong * 10) return { encoding: 'utf-8', bomLength: 0 };
  return { encoding: looksMacintosh(bytes) ? 'macintosh' : 'windows-1252', bomLength: 0 };
}

function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  bytes.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) zeros.even += 1;
    else zeros.odd += 1;
  });
  return zeros;
}

function countControls(bytes: Uint8Array): number {
  return bytes.reduce(
    (count, byte) => (byte < 0x20 && ![0x09, 0x0a, 0x0d, 0x1f].includes(byte) ? count + 1 : count),
    0,
  );
}

/** Multi-byte UTF-8 sequences that are whole, and bytes that fit none; a sequence cut by the end of the sample is neither. */
function countUtf8Sequences(bytes: Uint8Array): { valid: number; wrong: number } {
  const counts = { valid: 0, wrong: 0 };
  let index = 0;
  while (index < bytes.length) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) {
      index += 1;
      continue;
    }
    const length = utf8SequenceLength(lead);
    const rest = bytes.subarray(index + 1, index + length);
    const continued = rest.every((byte) => (byte & 0xc0) === 0x80);
    if (length === 1 || !continued) {
      counts.wrong += 1;
      index += 1;
    } else {
      if (rest.length === length - 1) counts.valid += 1;
      index += length;
    }
  }
  return counts;
}

function utf8SequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 1;
}

/** More letters of Mac Roman after an ASCII letter than accents of Windows-1252. */
function looksMacintosh(bytes: Uint8Array): boolean {
  let macintosh = 0;
  let windows = 0;
  bytes.forEach((byte, index) => {
    if (!isAsciiLetter(bytes[index - 1])) return;
    if (byte >= 0xe0) windows += 1;
    else if (MACINTOSH_LETTERS.has(byte)) macintosh += 1;
  });
  return macintosh > windows;
}

function isAsciiLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}
