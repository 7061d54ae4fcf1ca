const shown = 2;
const start = (text: string): string => `${Array.from(text).slice(0, shown).join('')}***`;

/** An address as it may be kept: `john@example.com` is `jo***@ex***`. */
export const maskedAddress = (address: string): string => {
  const at = address.lastIndexOf('@');
  return at < 0 ? '***' : `${start(address.slice(0, at))}@${start(address.slice(at + 1))}`;
};
