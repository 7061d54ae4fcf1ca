import type { MyConsentsQuery } from '../../graphql/generated/graphql';

type Consent = MyConsentsQuery['myConsents']['nodes'][number];

/** Of each kind what was said last, given that the list begins with the newest. */
export const consentsInForce = (newestFirst: readonly Consent[]): readonly Consent[] =>
  newestFirst.filter(({ kind }, index) => newestFirst.findIndex((other) => other.kind === kind) === index);
