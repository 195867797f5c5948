/**
 * A mail server that has trouble with five of twenty people, by the number in their address, and that can be down. It
 * keeps what it needs to tell afterwards who got what.
 */
import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { options, serve } from './child-program.mjs';

const FATES = ['greylisted', 'unknown', 'dropped', 'spam', 'slow'];
const REFUSALS = {
  greylisted: [451, '4.7.1 Greylisted'],
  unknown: [550, '5.1.1 User unknown'],
  spam: [554, '5.7.1 Spam'],
};
const GREYLISTED_ATTEMPTS = 2;
/** What differs between two copies of one mail: made anew whenever it is written. */
const BOUNDARY = /--_NmP-\S+|boundary="[^"]*"/g;

/** By address: attempts, and what was taken. */
const people = new Map();
const counts = { attempts: 0, postponed: 0, refused: 0, taken: 0, dropped: 0, silent: 0, cut: 0 };
let server;
let port = 0;

const numberOf = (address) => Number(/(\d+)@/.exec(address)?.[1]);
const fateOf = (address) => FATES[numberOf(address) % 20] ?? 'fine';
const personOf = (address) => {
  if (!people.has(address)) people.set(address, { fate: fateOf(address), attempts: 0, copies: [] });
  return people.get(address);
};
function refusal(fate) {
  const [responseCode, message] = REFUSALS[fate];
  counts[responseCode < 500 ? 'postponed' : 'refused'] += 1;
  return Object.assign(new Error(message), { responseCode });
}

function atRecipient(address) {
  const person = personOf(address);
  person.attempts += 1;
  counts.attempts += 1;
  if (person.fate === 'unknown') return refusal('unknown');
  return person.fate === 'greylisted' && person.attempts <= GREYLISTED_ATTEMPTS
    ? refusal('greylisted')
    : null;
}

function atMail(raw, { id, envelope }, answer) {
  const [{ address }] = envelope.rcptTo;
  const person = personOf(address);
  if (person.fate === 'spam') return answer(refusal('spam'));
  person.copies.push(copyOf(raw));
  counts.taken += 1;
  const isFirst = person.copies.length === 1;
  if (isFirst && person.fate === 'dropped') {
    counts.dropped += 1;
    return hangUp(id);
  }
  // Each of these holds a connection until the client gives up.
  if (isFirst && person.fate === 'slow' && counts.silent < options.silent) return void (counts.silent += 1);
  answer(null, 'OK: message queued');
}

function copyOf(raw) {
  const readable = raw.replace(/=\r?\n/g, '').replace(/=3D/gi, '=');
  return {
    messageId: /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim(),
    link: /\/join\/[\w-]+/.exec(readable)?.[0],
    hash: createHash('sha256').update(raw.replace(BOUNDARY, '')).digest('base64'),
  };
}

function hangUp(id) {
  for (const connection of server.connections) {
    if (id === undefined || connection.id === id) connection._socket.destroy();
  }
}

async function up() {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, answer) => answer(atRecipient(address)),
    onData: (stream, session, answer) =>
      // A client that goes away in the middle of a mail has sent none.
      void text(stream).then(
        (raw) => atMail(raw, session, answer),
        () => (counts.cut += 1),
      ),
  });
  server.on('error', () => {});
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  ({ port } = server.server.address());
}

async function down() {
  hangUp();
  await new Promise((resolve) => server.close(resolve));
}

const ANSWERS = {
  up,
  down,
  count: () => counts.taken,
  report: () => ({ counts, people: [...people].map(([address, person]) => ({ address, ...person })) }),
};

await up();
serve({ url: `smtp://127.0.0.1:${port}` }, async (request) => (await ANSWERS[request]()) ?? 'done');
