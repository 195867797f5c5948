import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmbeddedPostgres } from '@rollcall/database/testing';
import { RabbitmqNode } from '../../tools/test-services/rabbitmq-node.mjs';
import { ShiftedClock } from '../../tools/test-services/shifted-clock.mjs';
import { createAcademy } from '../support/academy.js';
import { BrokerTap } from '../support/broker-tap.js';
import { dumpOfAllTables } from '../support/dump-of-all-tables.js';
import { eventually } from '../support/eventually.js';
import { ALL_SERVICES, Installation } from '../support/installation.js';
import { ROLE_PASSWORD } from '../support/migrated-database.js';
import { LifeWithSecrets } from '../support/life-with-secrets.js';
import { ProgramsWithSecrets } from '../support/programs-with-secrets.js';
import { type Finding, SecretSearch } from '../support/secret-search.js';
import { type SeenSecret, SecretsSeen } from '../support/secrets-seen.js';
import { SmtpSink } from '../support/smtp-sink.js';

/** What may be found, and why. Everything else is a defect. */
const BY_DESIGN = [
  // The embedded server is ours: whoever starts it again must be able to sign in. Only its account can read the file.
  'password of the database administrator (raw) in postgres/password',
];
const secret = (): string => randomBytes(24).toString('base64url');
const wordsOf = ({ kind, form, place }: Finding): string => `${kind} (${form}) in ${place}`;

describe('Z-02, V1: no secret is at rest anywhere, whatever people do', () => {
  const seen = new SecretsSeen();
  let directory: string;
  let clock: ShiftedClock;
  let postgres: EmbeddedPostgres;
  let broker: RabbitmqNode;
  let sink: SmtpSink;
  let installation: Installation;
  let tap: BrokerTap;
  let stopWatching: (() => void) | undefined;

  beforeAll(async () => {
    directory = mkdtempSync(path.join(process.env['TEST_SERVICES_DIR'] ?? tmpdir(), 'at-rest-'));
    // The database server may run as another account.
    chmodSync(directory, 0o755);
    clock = ShiftedClock.create(directory);
    [postgres, broker, sink] = await Promise.all([
      EmbeddedPostgres.start({ dataDir: path.join(directory, 'postgres'), settings: { fsync: false } }),
      RabbitmqNode.launch({ parent: directory }),
      SmtpSink.start(),
    ]);
    const amqpUrl = await ownAccount(broker);
    const mailEvents = secret();
    seen.add('password of the database administrator', new URL(postgres.adminUrl).password);
    seen.add('password of the broker', new URL(amqpUrl).password);
    seen.add('key of provider events', mailEvents);
    stopWatching = seen.watchFetch();
    installation = await Installation.start({
      databaseServerUrl: postgres.adminUrl,
      amqpUrl,
      env: {
        LOG_LEVEL: 'trace',
        NODE_OPTIONS: clock.nodeOptions,
        MAIL_EVENTS_SECRET: mailEvents,
        WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1/32',
      },
    });
    seen.add('operator token', installation.operatorToken);
    seen.add('secret keys', installation.secretKeys.slice('k1:'.length));
    seen.add('password of the services at the database', ROLE_PASSWORD);
    tap = await BrokerTap.open(amqpUrl);
  }, 180_000);
  afterAll(async () => {
    stopWatching?.();
    await tap?.close();
    await installation?.stop();
    await Promise.all([postgres?.stop(), broker?.dispose(), sink?.stop()]);
    clock?.close();
  }, 60_000);

  /** Everything that the installation has written down, and where secrets stand in it. */
  async function findingsOf(secrets: readonly SeenSecret[]): Promise<string[]> {
    const search = new SecretSearch(secrets);
    // What is in the memory of the server goes to its files.
    await installation.rows('CHECKPOINT');
    const accounts = await installation.rows('SELECT * FROM pg_authid');
    const files = await search.inFiles(directory);
    const logs = await search.inFiles(installation.logDirectory);
    expect(files.bytes).toBeGreaterThan(20_000_000);
    expect(logs.files).toBe(ALL_SERVICES.length);
    const findings = [
      ...search.in('tables', await dumpOfAllTables(installation)),
      ...search.in('database accounts', JSON.stringify(accounts)),
      ...search.in('queues', await tap.everything()),
      ...files.findings,
      ...logs.findings.map((finding) => ({ ...finding, place: `log ${finding.place}` })),
    ];
    return [...new Set(findings.map(wordsOf))].toSorted();
  }

  it('while people are invited, set up, imported, sign in, reset passwords, programs call and are called, and mails fail', async () => {
    const academy = await createAcademy(installation);
    const life = new LifeWithSecrets(installation, academy, clock);
    await life.acceptOnThePage();
    await life.acceptByANewLink();
    await life.signInWithAGeneratedPassword();
    await life.chooseAPasswordByTheMailedLink();
    await life.resetThePassword();
    await life.getAPasswordFromAnAdministrator();
    await life.signInWithABrowser();
    await life.unsubscribe();
    const programs = new ProgramsWithSecrets(installation, academy, seen);
    await programs.callWithAKey();
    await programs.beCalled();
    await programs.importPasswords();

    const smtpPassword = secret();
    seen.add('password of the mail server', smtpPassword);
    const smtpUrl = new URL(sink.url);
    [smtpUrl.username, smtpUrl.password] = ['rollcall', smtpPassword];
    await installation.process('notifications').stop();
    await installation.process('notifications').start({ SMTP_URL: smtpUrl.href });
    // Servers that look for bad addresses in mails quote what they found.
    sink.answer = ({ envelopeTo: [to = ''], text }) => {
      const code = to.startsWith('refused') ? 554 : to.startsWith('postponed') ? 451 : 250;
      return { code, message: `${code === 250 ? '2.0.0 OK' : '5.7.1 blocked'} ${text.replace(/\s+/g, ' ')}` };
    };
    await life.writeTo('refused@example.org', 'postponed@example.org', 'taken@example.org');
    await eventually(async () => {
      const states = await installation.rows<{ state: string }>(
        `SELECT state FROM notifications.mails WHERE split_part(recipient, '@', 1) ~ '^(refused|postponed|taken)'
          ORDER BY state`,
      );
      const expected = ['bounced', 'bounced', 'deferred', 'deferred', 'sent', 'sent'];
      expect(states.map(({ state }) => state)).toEqual(expected);
    });
    for (const { text } of sink.mails) seen.ofText(text);

    await tap.publishBroken('identity.account-set-up.v1');
    await eventually(async () => {
      const parked = await installation.rows(`SELECT FROM notifications.inbox WHERE parked_at IS NOT NULL`);
      expect(parked).toHaveLength(1);
    });
    // What is for it now stays in the queue.
    await installation.process('notifications').stop();
    await life.writeTo('waiting@example.org');
    await eventually(async () => expect((await tap.waitingFor('notifications')).length).toBeGreaterThan(1));
  }, 240_000);

  it('has seen secrets of every kind', () => {
    expect(seen.counts).toEqual({
      'password of the database administrator': 1,
      'password of the broker': 1,
      'password of the services at the database': 1,
      'password of the mail server': 1,
      'key of provider events': 1,
      'secret keys': 1,
      'operator token': 1,
      'link to join': expect.any(Number),
      'link to choose a password': expect.any(Number),
      'link to unsubscribe': expect.any(Number),
      'generated password': expect.any(Number),
      password: expect.any(Number),
      'access token': expect.any(Number),
      'API key': 5,
      'secret of a webhook': expect.any(Number),
      'CSRF token': expect.any(Number),
    });
    expect(seen.all.length).toBeGreaterThan(30);
  });

  it('finds none of them in tables, queues, logs and files, in no encoding', async () => {
    expect(await findingsOf(seen.all)).toEqual(BY_DESIGN);
    expect(installation.logs()).not.toMatch(/\beyJ[\w-]{5,}\.eyJ/);
  }, 300_000);

  it('would find one in any of these places', async () => {
    const canaries = Object.fromEntries(
      ['text', 'json', 'bytes', 'log', 'queue'].map((kind) => [kind, secret()]),
    ) as Record<'text' | 'json' | 'bytes' | 'log' | 'queue', string>;
    await installation.rows('UPDATE notifications.mail_attempts SET reply = $1', [
      Buffer.from(`x${canaries.text}`).toString('base64'),
    ]);
    await installation.rows(`UPDATE notifications.mails SET variables = jsonb_build_object('a', $1::text)`, [
      `https://x.org/?next=${encodeURIComponent(`/join/${canaries.json}`)}`,
    ]);
    await installation.rows('UPDATE notifications.mailbox_mails SET sealed = $1', [
      Buffer.from(canaries.bytes, 'base64url'),
    ]);
    await fetch(`${installation.url}/v1/${canaries.log}`);
    await tap.publish('canary', Buffer.from(JSON.stringify({ canary: canaries.queue })));
    await eventually(() => expect(installation.logs()).toContain(canaries.log));

    const found = await findingsOf(Object.entries(canaries).map(([kind, value]) => ({ kind, value })));
    expect(found).toEqual(
      expect.arrayContaining([
        'text (base64) in tables',
        'json (raw) in tables',
        'bytes (decoded, hex) in tables',
        'log (raw) in log gateway.log',
        'queue (raw) in queues',
        expect.stringMatching(/^text \(base64\) in postgres\/\S*base\//),
        expect.stringMatching(/^bytes \(decoded, raw\) in postgres\/\S*pg_wal\//),
      ]),
    );
    // In a container the broker's files are not ours to read.
    if (existsSync(path.join(broker.dir, 'data'))) {
      expect(found).toContainEqual(expect.stringMatching(/^queue \(raw\) in rabbitmq-\S+\/data\//));
    }
  }, 300_000);
});

/** An account with a password that nobody knows, instead of the guest of the node. */
async function ownAccount(broker: RabbitmqNode): Promise<string> {
  const url = new URL(broker.url);
  [url.username, url.password] = ['rollcall', secret()];
  await broker.ctl('add_user', url.username, url.password);
  await broker.ctl('set_permissions', url.username, '.*', '.*', '.*');
  return url.href;
}
