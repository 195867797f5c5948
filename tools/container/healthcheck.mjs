/** For HEALTHCHECK: whether the service in this container is alive. Images of our kind need not have curl. */
const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/livez`, {
  signal: AbortSignal.timeout(4_000),
}).catch(() => undefined);
process.exitCode = answer?.ok ? 0 : 1;
