import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

/** A moment, as an ISO-8601 string in UTC; results are strings already, so that every transport carries the same bytes. */
export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'A moment in ISO-8601, UTC, for instance 2026-11-21T09:30:00.000Z.',
  specifiedByURL: null,
});
