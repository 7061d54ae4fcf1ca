const looksLikeALink = /[/@:\\]|[^\s.]\.[^\s.]{2,}/u;
const nameLengthMax = 80;

/**
 * The name to greet by, or null when it is none: strangers may register with any name and address, and must not send
 * links to others in our name.
 */
export const greetableName = (name: string): string | null => {
  const trimmed = name.trim();
  return trimmed === '' || trimmed.length > nameLengthMax || looksLikeALink.test(trimmed) ? null : trimmed;
};

/** How a mail in French begins. */
export const bonjour = (name: string): string => {
  const known = greetableName(name);
  return known === null ? 'Bonjour,' : `Bonjour ${known},`;
};

/** How a mail in English begins. */
export const hello = (name: string): string => {
  const known = greetableName(name);
  return known === null ? 'Hello,' : `Hello ${known},`;
};
