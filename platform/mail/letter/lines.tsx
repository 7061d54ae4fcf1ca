import { Fragment } from 'react';
import { plainText } from '../plain-line.js';

/** A text of several lines, cleaned, with its line breaks kept. */
export const Lines = ({ text }: { readonly text: string }) =>
  plainText(text)
    .split('\n')
    .map((line, place) => (
      <Fragment key={place}>
        {place > 0 && <br />}
        {line}
      </Fragment>
    ));
