// Line breaks would start a header of their own; direction marks would show a name other than it is.
const unwanted = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]+/gu;

/** The longest address that a mail shows or leads to, in characters. */
export const addressLengthMax = 4_000;

/** A text as one plain line: no line breaks, control characters or direction marks, at most `lengthMax` characters. */
export function plainLine(text: string, lengthMax = 500): string {
  const line = text
    .replace(unwanted, ' ')
    .replace(/\s{2,}/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length <= lengthMax ? line : `${characters.slice(0, lengthMax - 1).join('')}…`;
}

/** A text of several lines, without control characters but its line breaks. */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u2028\u2029]/gu, '\n')
    .split('\n')
    .map((line) => line.replace(unwanted, ' ').trimEnd())
    .join('\n')
    .trim();
