/** What the benchmark told this process when it started it. */
export const options = JSON.parse(process.argv[2] ?? '{}');

// The benchmark is gone, or wants us to be.
process.on('disconnect', () => process.exit(0));

/** Says that the program is ready, and answers each request with what `answer` resolves to. */
export function serve(ready, answer = () => undefined) {
  process.on('message', async (request) => {
    const reply = await answer(request);
    if (reply !== undefined) process.send(reply);
  });
  process.send(ready);
}
