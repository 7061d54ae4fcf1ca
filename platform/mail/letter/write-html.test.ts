import { describe, expect, test } from '@jest/globals';
import type { MailBlock, MailContent } from '../mail-template.js';
import { writeHtml } from './write-html.js';

const letterOf = (block: MailBlock, given: Partial<MailContent> = {}): string =>
  writeHtml({ content: { subject: 'S', heading: 'H', blocks: [block], footer: [], ...given }, locale: 'EN' });

const hostile = '<img src="https://evil.example/pixel.gif" onerror="steal()">';

describe('a letter', () => {
  test.each<MailBlock>([
    { kind: 'PARAGRAPH', text: hostile },
    { kind: 'NOTE', text: hostile },
    { kind: 'BUTTON', label: hostile, url: 'https://vectra.example' },
    { kind: 'CODE', label: hostile, code: hostile },
    { kind: 'FACTS', facts: [{ label: hostile, value: hostile }] },
    { kind: 'CHANGES', changes: [{ label: hostile, before: hostile, after: hostile }], was: hostile, is: hostile },
  ])('shows what people wrote in a $kind as they wrote it', (block) => {
    const html = letterOf(block);
    expect(html).toContain('&lt;img src=&quot;https://evil.example/pixel.gif&quot; onerror=&quot;steal()&quot;&gt;');
    expect(html).not.toContain('<img');
  });

  test('shows subject, heading, sender and footer as they were written', () => {
    const html = letterOf(
      { kind: 'NOTE', text: 'x' },
      { subject: hostile, heading: hostile, sender: hostile, footer: [hostile] },
    );
    expect(html.split('&lt;img')).toHaveLength(5);
    expect(html).not.toContain('<img');
  });

  test('takes of the HTML of people what is harmless', () => {
    const html = letterOf({ kind: 'RICH_TEXT', html: `<strong>bold</strong>${hostile}`, text: 'bold' });
    expect(html).toContain('<strong>bold</strong></div>');
    expect(html).not.toContain('evil.example');
  });

  test.each([
    'javascript:steal()',
    ' https://vectra.example',
    'data:text/html,x',
    '//evil.example',
    'mailto:a@b.example',
  ])('has no link to "%s"', (url) => {
    const html = letterOf({ kind: 'BUTTON', label: 'Go', url }, { unsubscribeUrl: url });
    expect(html.match(/href="[^"]*"/gu)).toEqual(['href="#"', 'href="#"']);
  });

  test('keeps the whole of a link', () => {
    const html = letterOf({ kind: 'BUTTON', label: 'Go', url: 'https://vectra.example/a?b=1&c="2"' });
    expect(html).toContain('href="https://vectra.example/a?b=1&amp;c=&quot;2&quot;"');
  });
});
