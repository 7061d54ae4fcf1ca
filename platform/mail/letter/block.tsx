import type { CSSProperties } from 'react';
import { Button, Text } from 'react-email';
import type { MailBlock } from '../mail-template.js';
import { addressLengthMax, plainLine } from '../plain-line.js';
import { sanitisedHtml } from '../sanitised-html.js';
import { Lines } from './lines.js';
import { colours, note, paragraph, small } from './look.js';
import { safeAddress } from './safe-address.js';
import { Changes, Facts } from './tables.js';

const button: CSSProperties = {
  margin: '0 0 12px',
  padding: '14px 20px',
  borderRadius: '8px',
  background: colours.accent,
  fontWeight: 600,
  color: colours.paper,
};
const addressBelow: CSSProperties = { ...small, margin: '0 0 16px', wordBreak: 'break-all' };
const digits: CSSProperties = {
  margin: '0 0 16px',
  fontFamily: 'ui-monospace,Menlo,Consolas,monospace',
  fontSize: '28px',
  lineHeight: '36px',
  letterSpacing: '6px',
};

/** A piece of a mail. */
export function Block({ block }: { readonly block: MailBlock }) {
  switch (block.kind) {
    case 'PARAGRAPH':
      return (
        <Text style={paragraph}>
          <Lines text={block.text} />
        </Text>
      );
    case 'RICH_TEXT':
      return <div style={paragraph} dangerouslySetInnerHTML={{ __html: sanitisedHtml(block.html) }} />;
    case 'NOTE':
      return (
        <Text style={note}>
          <Lines text={block.text} />
        </Text>
      );
    case 'BUTTON':
      return (
        <>
          <Button href={safeAddress(block.url)} style={button}>
            {plainLine(block.label)}
          </Button>
          <Text style={addressBelow}>{plainLine(block.url, addressLengthMax)}</Text>
        </>
      );
    case 'CODE':
      return (
        <>
          <Text style={{ ...note, margin: '0 0 4px' }}>{plainLine(block.label)}</Text>
          <Text style={digits}>{plainLine(block.code)}</Text>
        </>
      );
    case 'FACTS':
      return <Facts facts={block.facts} />;
    case 'CHANGES':
      return <Changes changes={block.changes} was={block.was} is={block.is} />;
  }
}
