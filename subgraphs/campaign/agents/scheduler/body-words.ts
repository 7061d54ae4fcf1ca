/** The line that separates the message from signature and legal information. */
export const signatureLine = '\n-- \n';

/** The message alone, without signature and legal information. */
export function messageOf(body: string): string {
  const end = body.indexOf(signatureLine);
  return end === -1 ? body : body.slice(0, end);
}

/** Words of the message: stretches between spaces that hold a letter or a digit; signature and legal information do not count. */
export function countBodyWords(body: string): number {
  return messageOf(body)
    .split(/\s+/)
    .filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
}
