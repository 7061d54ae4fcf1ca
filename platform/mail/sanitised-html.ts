import sanitize from 'sanitize-html';

const textTags = ['p', 'div', 'span', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'strong', 'b', 'em', 'i', 'u', 's', 'small'];
const blockTags = ['ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'a'];

const leadsSomewhere = /^(https?:\/\/|mailto:)/iu;

/** A mail has no address of its own: a link without a full one leads nowhere and loses it. */
const asLink: sanitize.Transformer = (tagName, { href = '', title }) => ({
  tagName,
  attribs: {
    ...(leadsSomewhere.test(href) ? { href, rel: 'noopener noreferrer nofollow' } : {}),
    ...(title === undefined ? {} : { title }),
  },
});

/**
 * What is harmless of a person's HTML: text, lists, tables and http(s) or mail links. Scripts, styles, images (also
 * those that would tell who reads, R-20), forms, frames and handlers are dropped; the text they hold stays unless it
 * is code.
 */
export const sanitisedHtml = (html: string): string =>
  sanitize(html, {
    allowedTags: [...textTags, ...blockTags],
    allowedAttributes: { a: ['href', 'title', 'rel'], th: ['colspan', 'rowspan'], td: ['colspan', 'rowspan'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    transformTags: { a: asLink },
  });
