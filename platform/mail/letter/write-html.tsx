import { renderToStaticMarkup } from 'react-dom/server';
import { Letter, type LetterProps } from './letter.js';

/**
 * The mail as HTML. React escapes every value. It is written at once by React itself, not by React Email's `render`:
 * that one waits for data, of which a letter has none, and formats.
 */
export const writeHtml = (props: LetterProps): string =>
  `<!doctype html>${renderToStaticMarkup(<Letter {...props} />)}\n`;
