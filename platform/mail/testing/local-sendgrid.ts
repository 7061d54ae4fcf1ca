import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const mailShape = z.strictObject({
  personalizations: z.tuple([z.strictObject({ to: z.tuple([z.strictObject({ email: z.email() })]) })]),
  from: z.strictObject({ email: z.email(), name: z.string() }),
  subject: z.string().min(1),
  content: z.tuple([
    z.strictObject({ type: z.literal('text/plain'), value: z.string().min(1) }),
    z.strictObject({ type: z.literal('text/html'), value: z.string().min(1) }),
  ]),
  headers: z.record(z.string(), z.string()),
  custom_args: z.record(z.string(), z.string()),
  tracking_settings: z.record(z.string(), z.looseObject({ enable: z.boolean() })),
});

/** A mail as SendGrid is told of it. */
export type SendgridMail = z.infer<typeof mailShape>;

/** What SendGrid answers. */
export interface SendgridAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A stand-in for SendGrid's "mail send" that speaks its protocol: key, shape and answers. */
export interface LocalSendgrid {
  readonly url: string;
  readonly apiKey: string;
  readonly taken: SendgridMail[];
  /** Answers the following requests this way; null never answers. */
  answerWith(answer: SendgridAnswer | null | undefined): void;
  close(): Promise<void>;
}

const errors = JSON.stringify({ errors: [{ message: 'no, said about somebody@customer.example', field: null }] });

/** Starts it on a free port of this machine. */
export async function startSendgrid(): Promise<LocalSendgrid> {
  const apiKey = 'SG.test';
  const taken: SendgridMail[] = [];
  let planned: SendgridAnswer | null | undefined;
  const server = createServer((request, response) => {
    const answer = (status: number, headers: Readonly<Record<string, string>> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(status === 202 ? '' : errors);
    };
    const take = (body: string): void => {
      if (planned === null) return;
      if (planned) {
        answer(planned.status, planned.headers);
        return;
      }
      const mail = mailShape.safeParse(JSON.parse(body));
      if (request.method !== 'POST' || request.url !== '/v3/mail/send') answer(404);
      else if (request.headers.authorization !== `Bearer ${apiKey}`) answer(401);
      else if (!mail.success) answer(400);
      else {
        taken.push(mail.data);
        answer(202, { 'x-message-id': `sendgrid-${taken.length}` });
      }
    };
    text(request).then(take, () => {
      answer(400);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    apiKey,
    taken,
    answerWith: (answer) => {
      planned = answer;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
