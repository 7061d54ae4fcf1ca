import type { Names } from '../two-organizations.js';
import { type AttackTable, act, read } from './attack.js';
import { campaignIn, emailPending } from './campaign-states.js';

const campaignOf = ({ draftId }: Names) => ({ campaignId: draftId });

/** The root fields of the campaign house. */
export const campaignAttacks: AttackTable = {
  query: {
    agentRun: read('run:read', ({ runId }) => ({ id: runId })),
    campaign: read('campaign:read', ({ campaignId }) => ({ id: campaignId })),
    campaigns: read('campaign:read'),
    email: read('email:read', ({ emailId }) => ({ id: emailId })),
    emails: read('email:read'),
    previewCriteria: { ...read('campaign:read', () => ({ text: 'sales directors in California' })), showsRows: false },
  },
  mutation: {
    approveEmail: act('email:approve', 'EmailApproved', ({ emailId }) => ({ emailId }), emailPending),
    cancelCampaign: act('campaign:launch', 'CampaignCancelled', campaignOf, campaignIn('ACTIVE')),
    createCampaign: act('campaign:create', 'CampaignCreated', () => ({
      name: 'Brambleworth again',
      offer: 'A planning tool for sales teams.',
      criteriaText: 'sales directors in California',
    })),
    launchCampaign: act('campaign:launch', 'CampaignLaunched', campaignOf, campaignIn('DRAFT')),
    pauseCampaign: act('campaign:launch', 'CampaignPaused', campaignOf, campaignIn('ACTIVE')),
    rejectEmail: act(
      'email:approve',
      'EmailRejected',
      ({ emailId }) => ({ emailId, reason: 'Too long.' }),
      emailPending,
    ),
    resumeCampaign: act('campaign:launch', 'CampaignResumed', campaignOf, campaignIn('PAUSED')),
    updateCampaign: act(
      'campaign:edit',
      'CampaignUpdated',
      ({ draftId }) => ({ campaignId: draftId, name: 'Brambleworth draft' }),
      campaignIn('DRAFT'),
    ),
  },
  subscription: {
    agentRunEvents: read('run:read', ({ runId }) => ({ runId })),
  },
};
