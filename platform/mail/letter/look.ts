import type { CSSProperties } from 'react';

/** The colours of a mail; they stand in every element, because mail programs drop style sheets. */
export const colours = {
  ink: '#1d2230',
  soft: '#5b6474',
  border: '#e3e6ec',
  accent: '#3d46c8',
  paper: '#ffffff',
  desk: '#f5f6f9',
} as const;

/** Letters as they stand in running text. Tables repeat it: some mail programs let them inherit nothing. */
export const type: CSSProperties = {
  fontFamily: "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
  fontSize: '16px',
  lineHeight: '24px',
  color: colours.ink,
  textAlign: 'left',
};

/** Running text. */
export const paragraph: CSSProperties = { margin: '0 0 16px', fontSize: '16px', lineHeight: '24px' };

/** What is beside the point. */
export const note: CSSProperties = {
  margin: '0 0 16px',
  fontSize: '14px',
  lineHeight: '20px',
  color: colours.soft,
};

/** What is rarely read: addresses, the lines below the mail. */
export const small: CSSProperties = { margin: '0 0 4px', fontSize: '12px', lineHeight: '18px', color: colours.soft };

/** A table of data. */
export const table: CSSProperties = { ...type, width: '100%', margin: '0 0 16px', borderCollapse: 'collapse' };

/** A cell of such a table. */
export const cell: CSSProperties = {
  padding: '8px 12px 8px 0',
  borderTop: `1px solid ${colours.border}`,
  fontSize: '14px',
  lineHeight: '20px',
  textAlign: 'left',
  verticalAlign: 'top',
};

/** A cell that holds what people wrote: a long word breaks, so that three columns fit a telephone of 360 px. */
export const value: CSSProperties = { ...cell, wordBreak: 'break-word' };
