import { randomUUID } from 'node:crypto';
import type { Names } from '../two-organizations.js';
import { type AttackTable, act, read } from './attack.js';
import { importWaiting, leadUnasked, nothingWrittenLately } from './lead-states.js';

const ofRun = ({ runId, campaignId, firstLeadId }: Names) => ({ runId, campaignId, first: 10, after: firstLeadId });

// Somebody whom B knows already, in a campaign that nobody may take her out of.
const prospect = {
  fullName: 'Ada Brambleworth',
  email: 'ada.brambleworth@brambleworth-0.example',
  language: 'EN',
  source: 'Vectra sample directory (fictitious contacts)',
  fictitious: true,
};

const assessmentOf = ({ leadId, interactionId }: Names) => ({
  leadId,
  confidence: 0.5,
  engine: 'offline',
  model: 'offline',
  taskVersion: '1',
  sources: [{ key: `interaction:${interactionId}`, label: 'Note', text: 'We have an approved budget.' }],
  criteria: [],
});

/** The root fields of the lead house. */
export const leadAttacks: AttackTable = {
  query: {
    lead: read('lead:read', ({ leadId }) => ({ id: leadId })),
    leadImport: read('lead:import', ({ importId }) => ({ id: importId })),
    leadImports: read('lead:import'),
    leads: read('lead:read', ({ campaignId }) => ({ filter: { campaignId } })),
    leadsToAssess: read('agent:record', ofRun),
    leadsToContact: read('agent:record', ofRun),
    prospectMessages: read('prospect:notify'),
  },
  mutation: {
    addLeadNote: act('lead:annotate', 'LeadNoteAdded', ({ leadId }) => ({ leadId, text: 'Asked for a call.' })),
    addProspects: act('agent:record', 'ProspectsAdded', ({ runId, campaignId }) => ({
      runId,
      campaignId,
      prospects: [prospect],
    })),
    cancelLeadImport: act(
      'lead:import',
      'LeadImportCancelled',
      ({ waitingImportId }) => ({ importId: waitingImportId }),
      importWaiting,
    ),
    recordAssessments: act('agent:record', 'AssessmentsRecorded', (aim) => ({
      runId: aim.runId,
      assessments: [assessmentOf(aim)],
    })),
    notifyProspects: act(
      'prospect:notify',
      'ProspectsNotified',
      ({ leadEmail }) => ({
        recipients: [leadEmail],
        subject: 'Monday',
        body: 'At nine.',
        relevance: 'It is about planning.',
        idempotencyKey: randomUUID(),
      }),
      nothingWrittenLately,
    ),
    recordObjection: act('lead:annotate', 'ObjectionRecorded', ({ leadId }) => ({ leadId }), leadUnasked),
    runLeadImport: act(
      'lead:import',
      'LeadImportQueued',
      ({ waitingImportId }) => ({ importId: waitingImportId }),
      importWaiting,
    ),
    startLeadImport: act('lead:import', 'LeadImportStarted', ({ campaignId }) => ({
      fileName: 'brambleworth.csv',
      campaignId,
    })),
  },
  subscription: {
    leadImportProgress: read('lead:import', ({ importId }) => ({ importId })),
  },
};
