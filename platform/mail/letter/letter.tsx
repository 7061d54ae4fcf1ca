import type { CSSProperties } from 'react';
import { Body, Container, Head, Heading, Html, Link, Section, Text } from 'react-email';
import { leaveWords } from '../leave-words.js';
import type { MailContent, MailLocale } from '../mail-template.js';
import { plainLine } from '../plain-line.js';
import { Block } from './block.js';
import { colours, small, type } from './look.js';
import { safeAddress } from './safe-address.js';

const desk: CSSProperties = { ...type, padding: '24px 12px', background: colours.desk };
const card: CSSProperties = {
  ...type,
  padding: '28px 28px 12px',
  background: colours.paper,
  border: `1px solid ${colours.border}`,
  borderCollapse: 'separate',
  borderRadius: '12px',
};
const senderLine: CSSProperties = { margin: 0, padding: '0 4px 12px', fontSize: '14px', fontWeight: 600 };
const headline: CSSProperties = { margin: '0 0 16px', fontSize: '20px', lineHeight: '28px', fontWeight: 600 };

/** What a letter needs to know. */
export interface LetterProps {
  readonly content: MailContent;
  readonly locale: MailLocale;
}

/** A mail for every mail program: tables, inline styles, nothing that is loaded from anywhere. */
export function Letter({ content, locale }: LetterProps) {
  const { blocks, footer, heading, sender = 'Vectra', subject, unsubscribeUrl } = content;
  const lang = locale.toLowerCase();
  return (
    <Html lang={lang}>
      <Head>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{plainLine(subject)}</title>
      </Head>
      <Body lang={lang} style={desk}>
        <Container style={{ ...type, maxWidth: '560px' }}>
          <Text style={senderLine}>{plainLine(sender)}</Text>
          <Section style={card}>
            <Heading style={headline}>{plainLine(heading)}</Heading>
            {blocks.map((block, place) => (
              <Block key={place} block={block} />
            ))}
          </Section>
          <Section style={{ ...type, padding: '16px 4px' }}>
            {footer.map((text, place) => (
              <Text key={place} style={small}>
                {plainLine(text)}
              </Text>
            ))}
            {unsubscribeUrl != null && (
              <Text style={small}>
                <Link href={safeAddress(unsubscribeUrl)} style={{ color: colours.soft, textDecoration: 'underline' }}>
                  {leaveWords[locale]}
                </Link>
              </Text>
            )}
          </Section>
        </Container>
      </Body>
    </Html>
  );
}
