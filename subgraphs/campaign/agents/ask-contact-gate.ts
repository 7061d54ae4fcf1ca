import type { GraphOf } from '../../../platform/graphql/graph-of.js';
import { viewerOf } from '../../../platform/viewer/viewer.js';
import { leadGone, type AskContactGate } from '../domain/contact-gate.js';
import { ContactOfLeadDocument } from './operations.generated.js';

/** Asks the lead house, which alone knows who objected, by the graph and as the agents of the run that wrote the draft. */
export const askContactGate =
  (graphOf: GraphOf): AskContactGate =>
  async ({ organizationId, runId, leadId }) => {
    const graph = graphOf(viewerOf({ kind: 'AGENT', runId, organizationId }));
    const { lead } = await graph.execute(ContactOfLeadDocument, { id: leadId });
    return lead ? lead.contact.refusals : [leadGone];
  };
