// PostgreSQL refuses NUL and lone surrogates in a text.
const unstorable = /[\0\p{Cs}]/gu;

/** The text as it can be stored: verbatim, markup and formulas included, without the signs that no database takes. */
export const storableText = (text: string): string => text.replace(unstorable, '');
