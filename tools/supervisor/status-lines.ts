import type { DatabaseEvent } from './stack-database.js';
import type { ChildEvent } from './supervised-child.js';

const NAME_WIDTH = 12;
const STATE_WIDTH = 10;

/** One aligned line: who, how it stands, details. */
export function statusLine(name: string, state: string, detail = ''): string {
  return `  ${name.padEnd(NAME_WIDTH)}${state.padEnd(STATE_WIDTH)}${detail}`.trimEnd();
}

/** A duration in seconds with one decimal, from milliseconds. */
function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** What happened to a child, for people. */
export function describeChildEvent(event: ChildEvent, address: string): string {
  if (event.kind === 'died')
    return statusLine(event.name, 'died', `${event.how}; starts again in ${seconds(event.retryInMs)}`);
  if (event.kind === 'stopped') return statusLine(event.name, 'stopped', event.how);
  const again = event.restarts > 0 ? `, start ${event.restarts + 1}` : '';
  const where = address === '' ? '' : `${address}  `;
  return statusLine(event.name, 'ready', `${where}(${seconds(event.afterMs)}${again})`);
}

/** What happened to the database, for people. */
export function describeDatabaseEvent(event: DatabaseEvent): string {
  if (event.kind === 'lost') return statusLine('postgresql', 'lost', 'starts again');
  if (event.kind === 'recovered') return statusLine('postgresql', 'ready', `${event.detail} (back)`);
  return statusLine('postgresql', 'ready', `${event.detail}  (${seconds(event.afterMs)})`);
}
