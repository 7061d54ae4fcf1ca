import { env } from 'node:process';

/**
 * Must be imported before @apollo/gateway: its constructor reads this variable and otherwise probes cloud metadata
 * addresses and reports usage outside. The one place besides platform/config that touches the environment; it writes.
 */
env['APOLLO_TELEMETRY_DISABLED'] = 'true';

/** Proof, for whoever wants to state it, that nothing is reported outside. */
export const telemetryIsOff = true;
