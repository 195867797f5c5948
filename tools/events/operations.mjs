/** Most events in one call; the limit of the services for lists. */
const PAGE = 1_000;

/** One line for each parked event, newest last. */
export async function* listParked(client, { services }) {
  for (const service of services) {
    let count = 0;
    for await (const event of parkedOf(client, service)) {
      count += 1;
      yield `${service}  ${event.eventId}  ${event.type}  ${event.subject}  ${event.parkedAt}  ${event.reason}${event.retryable ? '' : ' (cannot be retried)'}  ${event.lastError ?? ''}`;
    }
    yield `${service}: ${count === 0 ? 'nothing parked' : `${count} parked`}`;
  }
}

/** Gives parked events to their handlers again. */
export async function* retry(client, command) {
  const count = await settle(client, command, 'retries');
  yield `${command.service}: ${count} given to their handlers again`;
}

/** Gives parked events up for good. */
export async function* discard(client, command) {
  const count = await settle(client, command, 'discards');
  yield `${command.service}: ${count} discarded`;
}

/** Publishes the events of a time range again. */
export async function* replay(client, { service, from, to, types }) {
  const { count } = await client.post(service, '/internal/outbox/replays', {
    from,
    to,
    ...(types && { types }),
  });
  yield `${service}: ${count} events from ${from} to ${to} are published again`;
}

async function settle(client, { service, eventIds, all }, action) {
  const chosen = all ? await idsOfAll(client, service, action) : eventIds;
  let total = 0;
  for (let start = 0; start < chosen.length; start += PAGE) {
    const body = { eventIds: chosen.slice(start, start + PAGE) };
    total += (await client.post(service, `/internal/parked-events/${action}`, body)).count;
  }
  return total;
}

async function idsOfAll(client, service, action) {
  const ids = [];
  for await (const { eventId, retryable } of parkedOf(client, service)) {
    if (retryable || action === 'discards') ids.push(eventId);
  }
  return ids;
}

async function* parkedOf(client, service) {
  for (let after = '0'; ;) {
    const { items } = await client.get(service, `/internal/parked-events?after=${after}&limit=${PAGE}`);
    yield* items;
    if (items.length < PAGE) return;
    after = items.at(-1).seq;
  }
}
