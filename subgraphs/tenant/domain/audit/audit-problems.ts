/** More entries than one export may hold. */
export interface AuditExportTooLarge {
  readonly kind: 'AuditExportTooLarge';
  readonly message: string;
  /** The most entries of one export. */
  readonly entriesMax: number;
}

/** A filter that nothing can be read by. */
export interface AuditFilterInvalid {
  readonly kind: 'InvalidInput';
  readonly message: string;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

export const auditExportTooLarge = (entriesMax: number): AuditExportTooLarge => ({
  kind: 'AuditExportTooLarge',
  message: `More than ${entriesMax} entries match. Narrow the time with "from" and "to", and export piece by piece.`,
  entriesMax,
});

export const auditFilterInvalid = (path: string, message: string): AuditFilterInvalid => ({
  kind: 'InvalidInput',
  message,
  problems: [{ path, message }],
});
