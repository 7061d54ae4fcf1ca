// @ts-check
/** Preloaded into every child: a supervisor that was killed leaves nobody behind to hold its ports. */
const GRACE_MS = 10_000;

if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
  });
  // Listening must not keep a process alive that has finished.
  process.channel.unref();
}
