import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Running } from '../support/crash-story.js';
import { eventsOfRun, launchRun } from '../support/watched-run.js';

const detailedShape = z.object({
  status: z.string(),
  checks: z.object({ subgraphs: z.record(z.string(), z.object({ status: z.string(), place: z.string().optional() })) }),
});

const leadsShape = z.object({ leads: z.object({ nodes: z.array(z.object({ id: z.string() })) }) });
const emailsShape = z.object({ emails: z.object({ nodes: z.array(z.object({ id: z.string() })) }) });
const approvedShape = z.object({ approveEmail: z.object({ __typename: z.string() }) });
const meShape = z.object({ me: z.object({ name: z.string() }) });

/** A gateway reaches houses that are processes of their own, and stands without one of them. */
export function describeHouseProcesses(running: () => Running): void {
  const askLeads = () => running().api.ask('{ leads(first: 1) { nodes { id } } }', {}, leadsShape);
  const askMe = () => running().api.ask('{ me { name } }', {}, meShape);
  const subgraphHealth = async () => {
    const answer = await fetch(`${running().platform.gatewayUrl}/health/detailed`);
    return detailedShape.parse(await answer.json()).checks.subgraphs;
  };

  describe('a gateway whose four houses are processes of their own', () => {
    test('reaches every house over HTTP', async () => {
      const http = { status: 'healthy', place: 'HTTP' };
      expect(await subgraphHealth()).toMatchObject({ tenant: http, campaign: http, lead: http, admin: http });
    });

    test('says which part is missing while a house is down, and goes on when it was started again', async () => {
      expect((await askLeads()).leads.nodes).toEqual([]);
      const { platform } = running();
      const [died, back] = [platform.next('died', 'lead'), platform.next('ready', 'lead')];
      platform.kill('lead');
      await died;
      // All at once: a process takes longer to start than these take to be answered.
      const [leads, me, health] = await Promise.allSettled([askLeads(), askMe(), subgraphHealth()]);
      expect(leads.status).toBe('rejected');
      expect(me).toMatchObject({ status: 'fulfilled', value: { me: { name: expect.stringMatching(/\w/) } } });
      expect(health).toMatchObject({ value: { lead: { status: 'degraded' }, campaign: { status: 'healthy' } } });

      await back;
      expect((await askLeads()).leads.nodes).toEqual([]);
    }, 60_000);

    test('a house asks another through the gateway: a draft is approved when the contact gate agrees (R-08)', async () => {
      const { api } = running();
      const { runId } = await launchRun(api, 10);
      await eventsOfRun(api, runId);
      const { emails } = await api.ask(
        '{ emails(first: 1, filter: { status: PENDING }) { nodes { id } } }',
        {},
        emailsShape,
      );
      const approved = await api.ask(
        'mutation ($input: ApproveEmailInput!) { approveEmail(input: $input) { __typename } }',
        { input: { emailId: emails.nodes[0]?.id } },
        approvedShape,
      );
      expect(approved).toEqual({ approveEmail: { __typename: 'EmailApproved' } });
    }, 60_000);
  });
}
