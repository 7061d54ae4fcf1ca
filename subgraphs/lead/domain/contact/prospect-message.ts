import type { ContactRefusal, ContactRefusalCode } from './contact-gate.js';

/** What an organization wrote to prospects, as its sender sees it (V-83). */
export interface ProspectMessage {
  readonly id: string;
  readonly senderId: string;
  readonly subject: string;
  readonly relevance: string;
  /** To how many a mail was handed over. */
  readonly sentCount: number;
  /** How many the gate refused. */
  readonly refusedCount: number;
  readonly createdAt: Date;
}

/** Somebody whom the gate refused. */
export interface RefusedProspect {
  /** As the sender wrote it. */
  readonly recipient: string;
  /** Null for an address that is no lead's. */
  readonly leadId: string | null;
  readonly leadName: string | null;
  readonly refusals: readonly ContactRefusal[];
}

/** The same as it is kept: by the place in the request, because no address stays here. */
export interface KeptRefusal {
  readonly place: number;
  readonly leadId: string | null;
  readonly refusals: readonly { readonly code: ContactRefusalCode; readonly since: string | null }[];
}
