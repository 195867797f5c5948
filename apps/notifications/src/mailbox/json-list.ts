/** `{ "items": [ … ] }` in pieces, so that a long list is never whole in memory. */
export async function* jsonList(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  let separator = '{"items":[';
  for await (const item of items) {
    yield separator + JSON.stringify(item);
    separator = ',';
  }
  yield separator === ',' ? ']}' : '{"items":[]}';
}
