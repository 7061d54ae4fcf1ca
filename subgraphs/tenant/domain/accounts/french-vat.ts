const shape = /^FR(\d{2})(\d{9})$/;

/** The SIREN in a clean French VAT number, null when it is none or its key, `(12 + 3 x SIREN mod 97) mod 97`, is wrong. */
export function sirenOfFrenchVat(vatNumber: string): string | null {
  const [, key, siren] = shape.exec(vatNumber) ?? [];
  if (key === undefined || siren === undefined) return null;
  return (12 + 3 * (Number(siren) % 97)) % 97 === Number(key) ? siren : null;
}
