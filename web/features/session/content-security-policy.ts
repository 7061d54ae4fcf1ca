/**
 * The policy of one page: only our own scripts, stamped with this request's nonce, and nothing from elsewhere.
 * The development server needs eval and inline styles for hot reloading; in production only the mailbox of a developer's
 * machine gets inline styles, for the mails it shows.
 */
export function contentSecurityPolicy(
  nonce: string,
  { development, inlineStyles }: { readonly development: boolean; readonly inlineStyles: boolean },
): string {
  const directives = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' ${inlineStyles ? `'unsafe-inline'` : `'nonce-${nonce}'`}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ];
  return directives.join('; ');
}
