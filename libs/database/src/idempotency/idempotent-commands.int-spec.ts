import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestService, startTestService } from '@rollcall/platform/testing';
import { DatabaseModule } from '../database.module.js';
import { RetentionSchedule } from '../retention/retention-schedule.js';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.js';
import { Database } from '../transactions/database.js';
import { CommandAnswer } from './command-answer.js';
import type { CommandRequest } from './command-request.js';
import { CreateIdempotencyRecords1764000000001 } from './create-idempotency-records.migration.js';
import { IdempotentCommands } from './idempotent-commands.js';

describe('Commands with an Idempotency-Key (D-37)', () => {
  let testDatabase: TestDatabase;
  let service: TestService;
  let commands: IdempotentCommands;
  beforeAll(async () => {
    testDatabase = await createTestDatabase({ identity: [CreateIdempotencyRecords1764000000001] });
    const url = testDatabase.urlOf('identity');
    service = await startTestService({
      module: DatabaseModule.forService({ service: 'identity', url, entities: [] }),
    });
    commands = service.app.get(IdempotentCommands);
  });
  afterAll(async () => {
    await service.close();
    await testDatabase.drop();
  });

  const request = (key: string | null, body = 'body', actorKey = 'ada'): CommandRequest => ({
    scope: 'installation',
    actor: { kind: 'operator' },
    call: { method: 'POST', route: '/v1/things', params: {}, query: {}, body, userAgent: null },
    actorKey,
    idempotencyKey: key,
    fingerprint: Buffer.from(body),
  });
  let runs = 0;
  const work = async () => new CommandAnswer(201, { run: (runs += 1) });

  it('runs once and answers the same again', async () => {
    const first = await commands.execute(request('k1'), work);
    expect(await commands.execute(request('k1'), work)).toEqual(first);
  });

  it('keeps keys of different people apart, and runs every time without a key', async () => {
    const answers = [
      await commands.execute(request('k2'), work),
      await commands.execute(request('k2', 'body', 'bea'), work),
      await commands.execute(request(null), work),
      await commands.execute(request(null), work),
    ];
    expect(new Set(answers.map(({ body }) => body.run)).size).toBe(4);
  });

  it('refuses the same key with another body', async () => {
    await commands.execute(request('k3'), work);
    await expect(commands.execute(request('k3', 'other'), work)).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  it('tells a twin that the first one still runs, and replays to it afterwards', async () => {
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    let started = (): void => undefined;
    const running = new Promise<void>((resolve) => (started = resolve));
    const first = commands.execute(request('k4'), async () => {
      started();
      await held;
      return work();
    });
    await running;
    await expect(commands.execute(request('k4'), work)).rejects.toMatchObject({
      code: 'idempotency_in_progress',
    });
    finish();
    const answer = await first;
    expect(await commands.execute(request('k4'), work)).toEqual(answer);
  });

  it('runs once however many twins come just as it ends', async () => {
    const before = runs;
    const untilAnswered = async (key: string): Promise<unknown> => {
      for (;;) {
        const answer = await commands.execute(request(key), work).catch((error: { code?: string }) => {
          if (error.code !== 'idempotency_in_progress') throw error;
        });
        if (answer) return answer;
      }
    };
    for (let i = 0; i < 10; i += 1) {
      const answers = await Promise.all(Array.from({ length: 6 }, () => untilAnswered(`twins-${i}`)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    }
    expect(runs - before).toBe(10);
  });

  it('keeps nothing of work that failed: the next try runs', async () => {
    const failing = commands.execute(request('k5'), () => Promise.reject(new Error('crash')));
    await expect(failing).rejects.toThrow('crash');
    expect((await commands.execute(request('k5'), work)).status).toBe(201);
  });

  it('writes down what was accepted: once, and neither repetitions nor failures (I9)', async () => {
    const written: string[] = [];
    commands.journalTo((_, { call }) => void written.push(`${call.method} ${call.route}`));
    await commands.execute(request('k7'), work);
    await commands.execute(request('k7'), work);
    await commands.execute(request(null), work);
    await expect(commands.execute(request(null), () => Promise.reject(new Error('no')))).rejects.toThrow();
    commands.journalTo(() => undefined);
    expect(written).toEqual(['POST /v1/things', 'POST /v1/things']);
  });

  it('undoes the work when it cannot be written down', async () => {
    commands.journalTo(() => {
      throw new Error('the journal is full');
    });
    const refused = commands.execute(request('k8'), work);
    await expect(refused).rejects.toThrow('the journal is full');
    commands.journalTo(() => undefined);
    const runsBefore = runs;
    await commands.execute(request('k8'), work);
    expect(runs).toBe(runsBefore + 1);
  });

  it('forgets a key after 24 hours', async () => {
    const first = await commands.execute(request('k6'), work);
    const database = service.app.get(Database);
    const age = (interval: string) =>
      database.transaction('installation', (tx) =>
        tx.execute(
          `UPDATE idempotency_records SET created_at = now() - interval '${interval}' WHERE key = 'k6'`,
        ),
      );
    await age('23 hours 59 minutes');
    await service.app.get(RetentionSchedule).purge();
    expect(await commands.execute(request('k6'), work)).toEqual(first);
    await age('24 hours 1 minute');
    expect(await service.app.get(RetentionSchedule).purge()).toBe(1);
    expect((await commands.execute(request('k6'), work)).body).not.toEqual(first.body);
  });
});
