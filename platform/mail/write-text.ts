import { leaveWords } from './leave-words.js';
import type { MailBlock, MailContent, MailLocale } from './mail-template.js';
import { addressLengthMax, plainLine, plainText } from './plain-line.js';

const colon = { FR: '\u00a0:', EN: ':' } as const;

function textOf(block: MailBlock, locale: MailLocale): string {
  const is = colon[locale];
  switch (block.kind) {
    case 'PARAGRAPH':
    case 'NOTE':
    case 'RICH_TEXT':
      return plainText(block.text);
    case 'BUTTON':
      return `${plainLine(block.label)}${is}\n${plainLine(block.url, addressLengthMax)}`;
    case 'CODE':
      return `${plainLine(block.label)}${is} ${plainLine(block.code)}`;
    case 'FACTS':
      return block.facts.map(({ label, value }) => `${plainLine(label)}${is} ${plainLine(value)}`).join('\n');
    case 'CHANGES':
      return block.changes
        .map(({ label, before, after }) => `${plainLine(label)}\n  - ${plainText(before)}\n  + ${plainText(after)}`)
        .join('\n');
  }
}

/** The same mail for who reads no HTML. */
export function writeText(content: MailContent, locale: MailLocale): string {
  const { blocks, footer, heading, unsubscribeUrl } = content;
  const leave =
    unsubscribeUrl == null
      ? []
      : [`${leaveWords[locale]}${colon[locale]} ${plainLine(unsubscribeUrl, addressLengthMax)}`];
  const small = [...footer.map((text) => plainLine(text)), ...leave];
  const parts = [
    plainLine(heading),
    ...blocks.map((block) => textOf(block, locale)),
    ...(small.length === 0 ? [] : [`-- \n${small.join('\n')}`]),
  ];
  return `${parts.join('\n\n')}\n`;
}
