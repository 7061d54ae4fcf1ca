// @ts-check
/** @type {() => Promise<void>} */
let stop = async () => {};

/** @param {() => Promise<void>} work what stops the database of this run */
export const setTestDatabaseStop = (work) => {
  stop = work;
};

/** Stops the database of this run. */
export const stopTestDatabase = () => stop();
