import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { bindJob, defineJob, InvalidJobPayload } from './define-job.js';

const organizationId = '0199c0de-0000-7000-8000-000000000001';
const job = defineJob({
  name: 'test.count',
  payload: z.object({ organizationId: z.uuid(), count: z.number() }),
  attemptsMax: 3,
  backoffMs: 1,
});
const attempt = { signal: new AbortController().signal, attempt: 2 };

describe('a job and its handler', () => {
  test('meet with the payload as its schema reads it, and with the attempt', async () => {
    const handled: unknown[] = [];
    const binding = bindJob(job, async (payload, given) => {
      handled.push(payload, given);
    });
    await binding.handle({ organizationId, count: 3, more: 'dropped' }, attempt);
    expect(handled).toEqual([{ organizationId, count: 3 }, attempt]);
    expect(binding.job).toMatchObject({ name: 'test.count', attemptsMax: 3, backoffMs: 1 });
  });

  test.each([
    null,
    undefined,
    'text',
    {},
    { count: 3 },
    { organizationId: 'ours', count: 3 },
    { organizationId, count: '3' },
  ])('never meet with %j', async (payload) => {
    const handled: unknown[] = [];
    const binding = bindJob(job, async (given) => {
      handled.push(given);
    });
    await expect(binding.handle(payload, attempt)).rejects.toThrow(InvalidJobPayload);
    expect(handled).toEqual([]);
  });

  test('what the handler throws is thrown', async () => {
    const binding = bindJob(job, () => Promise.reject(new Error('no answer')));
    await expect(binding.handle({ organizationId, count: 3 }, attempt)).rejects.toThrow('no answer');
  });
});
