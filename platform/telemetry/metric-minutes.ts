import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Pool } from 'pg';
import type { MinuteLogOptions } from './minute-log.js';

/** Writes minutes to `platform.metric_minutes` as app_system, under a name that no other process has. */
export function writeMetricMinutes(system: Pool): MinuteLogOptions['write'] {
  const processName = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  return async (rows, keepSince) => {
    await system.query(
      `INSERT INTO platform.metric_minutes (minute, process, series, buckets, failures)
       SELECT r.minute, $1, r.series, r.buckets, r.failures
       FROM jsonb_to_recordset($2::jsonb) AS r (minute timestamptz, series text, buckets integer[], failures integer)`,
      [processName, JSON.stringify(rows)],
    );
    await system.query('DELETE FROM platform.metric_minutes WHERE minute < $1', [keepSince]);
  };
}
