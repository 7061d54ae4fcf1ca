const charactersMax = 150;

/** A file name without what could steer a file system or a header: separators, controls, leading dots. */
export function safeFileName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    // Controls, and marks that reverse the direction of text and so disguise an extension.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return Array.from(cleaned).slice(0, charactersMax).join('') || 'file';
}

const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** A `Content-Disposition` header (RFC 6266) that always saves and never shows, with a plain name for old clients. */
export function attachment(name: string): string {
  const safe = safeFileName(name);
  const plain = safe.replace(/[^\x20-\x7e]/g, '_').replaceAll('%', '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${percentEncoded(safe)}`;
}
