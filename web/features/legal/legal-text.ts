/** What a section shows besides its words: what the server says of itself. */
export type LegalPart = 'OPERATOR' | 'RETENTION';

/** One section of a legal text. */
export interface LegalSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly points?: readonly string[];
  readonly part?: LegalPart;
}

/** A legal text in one language. */
export interface LegalText {
  readonly introduction: string;
  readonly sections: readonly LegalSection[];
}

/** The texts that people agree to. */
export const legalDocuments = ['terms', 'privacy'] as const;

/** One of them. */
export type LegalDocument = (typeof legalDocuments)[number];
