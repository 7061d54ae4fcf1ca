// @ts-check
/** Stops the PostgreSQL of the run and removes its directory. */
export default async function stopTestDatabase() {
  await globalThis.stopTestDatabase?.();
}
