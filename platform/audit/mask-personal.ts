const maskedKeys = /email|name|phone|address|subject|body|offer|text|note/iu;
const keptNames = /^(fieldname|templatename|filename)$/iu;
const secretKeys = /password|token|secret|hash|code|key$/iu;
const shownAtEnds = 4;
const shownWhole = 12;
const graphemes = new Intl.Segmenter();

/** Keeps enough of a value to recognise it, and no more: its first and last four characters (O-13), less of short ones. */
export function maskText(text: string): string {
  const letters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  const [first] = letters;
  if (first === undefined) return '';
  if (letters.length <= shownWhole) return `${first}***`;
  return `${letters.slice(0, shownAtEnds).join('')}***${letters.slice(-shownAtEnds).join('')}`;
}

function maskValue(key: string, value: unknown): unknown {
  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'number') return value;
  if (value instanceof Date) return value.toISOString();
  if (secretKeys.test(key)) return '***';
  if (Array.isArray(value)) return value.map((item: unknown) => maskValue(key, item));
  if (typeof value === 'object') return maskPersonal(value as Readonly<Record<string, unknown>>);
  if (typeof value !== 'string') return undefined;
  return maskedKeys.test(key) && !keptNames.test(key) ? maskText(value) : value;
}

/** What may be kept for years of a row: personal values masked, secrets gone, ids, states and figures as they are. */
export const maskPersonal = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values)
      .map(([key, value]) => [key, maskValue(key, value)] as const)
      .filter(([, value]) => value !== undefined),
  );
