import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anonymous, viewerOf } from '../platform/viewer/viewer.js';
import { openStream, transports } from './testing/streams.js';
import { startTestGateway, type Place, type TestGateway } from './testing/test-gateway.js';

const places: readonly Place[] = ['IN_PROCESS', 'HTTP'];
const eventQuery =
  'subscription ($after: String) { noteEvents(after: $after) { cursor note { text author { name } } } }';
const event = (cursor: number, text: string, id: string): unknown => ({
  data: { noteEvents: { cursor: String(cursor), note: { text, author: { name: `Name of author-of-${id}` } } } },
});

describe.each(places)('houses %s give the same answers', (place) => {
  let running: TestGateway;
  beforeAll(async () => {
    running = await startTestGateway({ place });
  });
  afterAll(() => running.close());

  test('one query joins two houses', async () => {
    const { status, body } = await running.post('{ notes(first: 2) { nodes { id text author { id name } } } }');
    expect(status).toBe(200);
    expect(body).toEqual({
      data: {
        notes: {
          nodes: [
            { id: 'n1', text: 'first', author: { id: 'author-of-n1', name: 'Name of author-of-n1' } },
            { id: 'n2', text: 'second', author: { id: 'author-of-n2', name: 'Name of author-of-n2' } },
          ],
        },
      },
    });
  });

  test('a mutation shows what it changed, also when the same look-up was made before it', async () => {
    const { body } = await running.post(
      'mutation { a: changeText(id: "n2", text: "new") { text } b: changeText(id: "n2", text: "newer") { text author { name } } }',
    );
    expect(body).toMatchObject({ data: { b: { text: 'newer', author: { name: 'Name of author-of-n2' } } } });
    await running.post('mutation { changeText(id: "n2", text: "second") { id } }');
  });

  test('the house sees the verified viewer, the request id and the address', async () => {
    const { body, headers } = await running.post(
      '{ whoAsks }',
      {},
      {
        authorization: `Bearer ${await running.token()}`,
        'x-request-id': 'request-0123456789',
        'x-user-id': 'forged',
      },
    );
    expect(body).toEqual({
      data: {
        whoAsks: JSON.stringify(['USER', '00000000-0000-7000-8000-000000000001', 'request-0123456789', '127.0.0.1']),
      },
    });
    expect(headers.get('x-request-id')).toBe('request-0123456789');
  });

  test('an internal error is masked and quotes the request id', async () => {
    const { body } = await running.post(
      '{ broken }',
      {},
      {
        authorization: `Bearer ${await running.token()}`,
        'x-request-id': 'request-masked-1',
      },
    );
    expect(JSON.stringify(body)).not.toMatch(/hunter2|password|notes|stack/);
    expect(body).toMatchObject({
      data: { broken: null },
      errors: [{ path: ['broken'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-masked-1' } }],
    });
  });

  test('a known error keeps its message and code', async () => {
    const { body } = await running.post('{ badCursor }');
    expect(body).toMatchObject({
      data: { badCursor: null },
      errors: [
        {
          message: 'This cursor does not belong to this list. Ask for the first page again.',
          extensions: { code: 'INVALID_CURSOR' },
        },
      ],
    });
  });

  test.each(transports)(
    'events over %s are completed by the other house and resume after a cursor',
    async (transport) => {
      const first = running.state.board.appendedCount + 1;
      running.state.board.append('n1');
      running.state.board.append('n2');
      const token = await running.token();
      const stream = await openStream(transport, {
        url: running.url,
        token,
        query: eventQuery,
        variables: { after: String(first - 1) },
      });
      expect(await stream.next()).toEqual(event(first, 'first', 'n1'));
      await stream.stop();
      const resumed = await openStream(transport, {
        url: running.url,
        token,
        query: eventQuery,
        variables: { after: String(first) },
      });
      expect(await resumed.next()).toEqual(event(first + 1, 'second', 'n2'));
      const pending = resumed.next();
      running.state.board.append('n1');
      expect(await pending).toEqual(event(first + 2, 'first', 'n1'));
      await resumed.stop();
    },
  );

  test.each(transports)('each event over %s sees the present, not what an earlier event saw', async (transport) => {
    const { board, texts } = running.state;
    const stream = await openStream(transport, {
      url: running.url,
      token: await running.token(),
      query: eventQuery,
      variables: { after: String(board.appendedCount) },
    });
    board.append('n1');
    expect(JSON.stringify(await stream.next())).toContain('"text":"first"');
    texts.set('n1', 'changed');
    board.append('n1');
    expect(JSON.stringify(await stream.next())).toContain('"text":"changed"');
    texts.set('n1', 'first');
    await stream.stop();
  });

  test('the in-process executor answers agents with the same data', async () => {
    const { gateway } = running;
    const refused = await gateway.execute({
      query: '{ notes { nodes { id } } }',
      viewer: anonymous,
      requestId: 'in-process-1',
    });
    expect(refused.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED', requestId: 'in-process-1' });
    const viewer = viewerOf({
      kind: 'AGENT',
      runId: '00000000-0000-7000-8000-00000000000a',
      organizationId: '00000000-0000-7000-8000-000000000001',
    });
    expect(
      await gateway.execute({ query: '{ note(id: "n1") { author { name } } }', viewer, requestId: 'in-process-2' }),
    ).toEqual({
      data: { note: { author: { name: 'Name of author-of-n1' } } },
    });
  });
});
