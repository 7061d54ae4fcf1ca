import { escapeUTF8 } from 'entities';
import type { MailBlock, MailContent, MailLocale } from './mail-template.js';
import { plainLine, plainText } from './plain-line.js';
import { sanitisedHtml } from './sanitised-html.js';

/** HTML that may be written out as it is. Only this file makes any. */
type Html = string & { readonly html: unique symbol };

const trusted = (html: string): Html => html as Html;

/** Writes HTML; every value is escaped unless it is HTML already, made here. */
function html(parts: TemplateStringsArray, ...values: readonly (Html | readonly Html[])[]): Html {
  return trusted(parts.map((part, place) => part + [values[place] ?? ''].flat().join('')).join(''));
}

const line = (text: string): Html => trusted(escapeUTF8(plainLine(text)));
const lines = (text: string): Html => trusted(escapeUTF8(plainText(text)).replaceAll('\n', '<br>'));

/** An address that may stand in a link. Anything else than http(s) leads nowhere. */
const address = (url: string): Html => trusted(/^https?:\/\//iu.test(url) ? escapeUTF8(plainLine(url, 4_000)) : '#');

const ink = trusted('#1d2230');
const soft = trusted('#5b6474');
const border = trusted('#e3e6ec');
const accent = trusted('#3d46c8');
const font = trusted("-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif");
const cell = trusted(
  `padding:8px 12px;border-top:1px solid ${border};font-size:14px;line-height:20px;text-align:left;vertical-align:top`,
);

function writeBlock(block: MailBlock): Html {
  switch (block.kind) {
    case 'PARAGRAPH':
      return html`<p style="margin:0 0 16px">${lines(block.text)}</p>`;
    case 'RICH_TEXT':
      return html`<div style="margin:0 0 16px">${trusted(sanitisedHtml(block.html))}</div>`;
    case 'NOTE':
      return html`<p style="margin:0 0 16px;font-size:14px;line-height:20px;color:${soft}">${lines(block.text)}</p>`;
    case 'BUTTON':
      return html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 12px">
          <tr>
            <td style="border-radius:8px;background:${accent}">
              <a
                href="${address(block.url)}"
                style="display:inline-block;padding:12px 20px;font-weight:600;color:#ffffff;text-decoration:none"
                >${line(block.label)}</a
              >
            </td>
          </tr>
        </table>
        <p style="margin:0 0 16px;font-size:12px;line-height:18px;color:${soft};word-break:break-all">
          ${line(block.url)}
        </p>`;
    case 'CODE':
      return html`<p style="margin:0 0 4px;font-size:14px;color:${soft}">${line(block.label)}</p>
        <p
          style="margin:0 0 16px;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:28px;line-height:36px;letter-spacing:6px"
        >
          ${line(block.code)}
        </p>`;
    case 'FACTS':
      return html`<table cellpadding="0" cellspacing="0" style="width:100%;margin:0 0 16px;border-collapse:collapse">
        ${block.facts.map(
          ({ label, value }) =>
            html`<tr>
              <th scope="row" style="${cell};width:40%;font-weight:400;color:${soft}">${line(label)}</th>
              <td style="${cell}">${line(value)}</td>
            </tr>`,
        )}
      </table>`;
    case 'CHANGES':
      return html`<table cellpadding="0" cellspacing="0" style="width:100%;margin:0 0 16px;border-collapse:collapse">
        <tr>
          <td style="${cell}"></td>
          <th scope="col" style="${cell};color:${soft}">${line(block.was)}</th>
          <th scope="col" style="${cell};color:${soft}">${line(block.is)}</th>
        </tr>
        ${block.changes.map(
          ({ label, before, after }) =>
            html`<tr>
              <th scope="row" style="${cell}">${line(label)}</th>
              <td style="${cell};color:${soft}">${lines(before)}</td>
              <td style="${cell}">${lines(after)}</td>
            </tr>`,
        )}
      </table>`;
  }
}

const unsubscribe = { FR: 'Ne plus recevoir ces messages', EN: 'Stop these messages' } as const;

/** The mail as HTML for every mail program: tables, inline styles, nothing that is loaded from anywhere. */
export function writeHtml(content: MailContent, locale: MailLocale): string {
  const { blocks, footer, heading, sender = 'Vectra', subject, unsubscribeUrl } = content;
  const leave =
    unsubscribeUrl == null
      ? []
      : [html`<a href="${address(unsubscribeUrl)}" style="color:${soft}">${line(unsubscribe[locale])}</a>`];
  const small = [...footer.map(line), ...leave].map((text) => html`<p style="margin:0 0 4px">${text}</p>`);
  return html`<!doctype html>
    <html lang="${trusted(locale.toLowerCase())}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${line(subject)}</title>
      </head>
      <body style="margin:0;padding:0;background:#f5f6f9">
        <table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;background:#f5f6f9">
          <tr>
            <td align="center" style="padding:24px 12px">
              <table
                role="presentation"
                cellpadding="0"
                cellspacing="0"
                style="width:100%;max-width:560px;font-family:${font};font-size:16px;line-height:24px;color:${ink};text-align:left"
              >
                <tr>
                  <td style="padding:0 4px 12px;font-size:14px;font-weight:600">${line(sender)}</td>
                </tr>
                <tr>
                  <td style="padding:28px 28px 12px;background:#ffffff;border:1px solid ${border};border-radius:12px">
                    <h1 style="margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600">${line(heading)}</h1>
                    ${blocks.map(writeBlock)}
                  </td>
                </tr>
                <tr>
                  <td style="padding:16px 4px;font-size:12px;line-height:18px;color:${soft}">${small}</td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `;
}

const colon = { FR: '\u00a0:', EN: ':' } as const;

function textOf(block: MailBlock, locale: MailLocale): string {
  const is = colon[locale];
  switch (block.kind) {
    case 'PARAGRAPH':
    case 'NOTE':
    case 'RICH_TEXT':
      return plainText(block.text);
    case 'BUTTON':
      return `${plainLine(block.label)}${is}\n${plainLine(block.url, 4_000)}`;
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
    unsubscribeUrl == null ? [] : [`${unsubscribe[locale]}${colon[locale]} ${plainLine(unsubscribeUrl, 4_000)}`];
  const small = [...footer.map((text) => plainLine(text)), ...leave];
  const parts = [
    plainLine(heading),
    ...blocks.map((block) => textOf(block, locale)),
    ...(small.length === 0 ? [] : [`-- \n${small.join('\n')}`]),
  ];
  return `${parts.join('\n\n')}\n`;
}
