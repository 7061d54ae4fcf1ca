import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../platform/use-case/define-use-case.js';
import { storeFactory } from '../context.js';
import type { LeadStore } from '../data/lead-store.js';
import { addLeadNote } from './add-lead-note.js';

let services: TestServices;
let organization: TestOrganization;
let store: LeadStore;
let leadId: string;
const clock = new TestClock();

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  store = storeOf(organization);
  const { rows } = await services.owner.query<{ id: string }>(
    `INSERT INTO lead.leads (organization_id, full_name, source) VALUES ($1, 'Zoe Dupont', 'test') RETURNING id`,
    [organization.id],
  );
  leadId = rows[0]?.id ?? '';
});

const storeOf = ({ scope, trail }: TestOrganization) => storeFactory(services)(scope, trail);
const annotate = (text: string, id = leadId) =>
  ready(addLeadNote, { viewer: organization.member('OPERATOR'), store, clock })({ leadId: id, text });

describe('LeadNoteAdded', () => {
  test('the note is in the history as written, with its author and time', async () => {
    const outcome = await annotate('  <b>=cmd()</b> rappeler\nen mars \0 ');
    expect(outcome).toMatchObject({ kind: 'LeadNoteAdded', lead: { id: leadId } });
    const [note] = await store.interactions.page(leadId, null, 5);
    expect(note).toMatchObject({
      kind: 'NOTE',
      text: '<b>=cmd()</b> rappeler\nen mars',
      authorId: organization.member('OPERATOR').userId,
      at: clock.now(),
    });
  });

  test('nobody can change or delete it, not even the owner of the tables (V-17)', async () => {
    await annotate('Ferme');
    for (const statement of [
      `UPDATE lead.interactions SET text = 'x' WHERE lead_id = $1`,
      'DELETE FROM lead.interactions WHERE lead_id = $1',
    ]) {
      await expect(services.owner.query(statement, [leadId])).rejects.toThrow('append-only');
    }
  });
});

describe('LeadNotFound', () => {
  test('for an unknown id, an id that is none, and a lead of another organization', async () => {
    const other = await services.anOrganization();
    const theirs = ready(addLeadNote, { viewer: other.member('OWNER'), store: storeOf(other), clock });
    expect(await annotate('x', randomUUID())).toMatchObject({ kind: 'LeadNotFound' });
    expect(await annotate('x', 'not-an-id')).toMatchObject({ kind: 'LeadNotFound', leadId: 'not-an-id' });
    expect(await theirs({ leadId, text: 'x' })).toMatchObject({ kind: 'LeadNotFound' });
  });
});

describe('InvalidInput', () => {
  test('for an empty note and one that is too long', async () => {
    for (const text of ['', ' \n\0', 'x'.repeat(10_001)]) {
      expect(await annotate(text)).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'text' }] });
    }
  });
});

describe('NotPermitted', () => {
  test('for viewers and agents', async () => {
    for (const viewer of [organization.member('VIEWER'), organization.agents(randomUUID())]) {
      await expect(ready(addLeadNote, { viewer, store, clock })({ leadId, text: 'x' })).rejects.toThrow(NotPermitted);
    }
  });
});
