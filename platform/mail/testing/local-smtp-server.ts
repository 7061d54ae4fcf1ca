import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail server of one test. */
export interface LocalSmtpServer {
  readonly url: string;
  /** What it took, as it came, with the recipients of the envelope. */
  readonly taken: { readonly to: readonly string[]; readonly message: string }[];
  close(): Promise<void>;
}

/** What the server does besides taking everything. */
export interface SmtpBehaviour {
  /** The code it answers to this recipient with, for instance 550; undefined takes it. */
  readonly refuseRecipient?: (address: string) => number | undefined;
  /** The code it answers to the message with. */
  readonly refuseMessage?: number;
  /** The one pair of name and password it lets in; without one it asks nobody. */
  readonly login?: { readonly user: string; readonly password: string };
  /** Takes the message and never says so. */
  readonly isSilent?: boolean;
}

const refusal = (responseCode: number): Error =>
  Object.assign(new Error(`no, said about somebody@customer.example`), { responseCode });

/** Starts it on a free port of this machine. */
export async function startSmtpServer(behaviour: SmtpBehaviour = {}): Promise<LocalSmtpServer> {
  const { isSilent = false, login, refuseMessage, refuseRecipient } = behaviour;
  const taken: { to: readonly string[]; message: string }[] = [];
  const server = new SMTPServer({
    authOptional: login === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth: (auth, _session, done) => {
      if (auth.username === login?.user && auth.password === login?.password) done(null, { user: auth.username });
      else done(refusal(535));
    },
    onRcptTo: ({ address }, _session, done) => {
      const code = refuseRecipient?.(address);
      done(code === undefined ? null : refusal(code));
    },
    onData: (stream, session, done) => {
      buffer(stream).then(
        (message) => {
          if (isSilent) return;
          if (refuseMessage !== undefined) {
            done(refusal(refuseMessage));
            return;
          }
          taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), message: message.toString('utf8') });
          done(null, 'taken');
        },
        (error: unknown) => {
          done(error instanceof Error ? error : new Error(String(error)));
        },
      );
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const credentials = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@` : '';
  return {
    url: `smtp://${credentials}127.0.0.1:${port}`,
    taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
