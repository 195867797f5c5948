import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Academy, createAcademy } from '../support/academy.js';
import { eventually } from '../support/eventually.js';
import { Installation } from '../support/installation.js';
import { settled } from '../support/settled.js';

/** Half of them are coaches, too: fewer than a second administrator would have to approve of. */
const PEOPLE = 1_200;
/** Identity is killed when the plan has begun, and when the first of several stretches is applied. */
const KILL_AT = [1, 1];
const PATIENT = { withinMs: 240_000 };

/** Each second person has two rows, which come to one (C4). */
const FILE = [
  'Email,First name,Last name,Groups,Roles',
  ...Array.from({ length: PEOPLE }, (_, n) => [
    `person${n}@import.example,P${n},Imported,Sales/EMEA/France,learner`,
    ...(n % 2 ? [] : [`person${n}@import.example,,,HR,coach`]),
  ]).flat(),
].join('\r\n');

describe('An import of thousands while identity is killed again and again (F31, I1-I3)', () => {
  let installation: Installation;
  let academy: Academy;
  beforeAll(async () => {
    installation = await Installation.start({ env: { MAIL_RATE_PER_MINUTE: '1000000' } });
    academy = await createAcademy(installation);
  }, 180_000);
  afterAll(() => installation?.stop(), 60_000);

  /** What the import says, whenever identity is there to say it. */
  const look = async (id: string) => {
    const { status, body } = await academy.owner.get(`/v1/imports/${id}`);
    if (status !== 200) throw new Error(`The import cannot be seen: ${status}.`);
    return body;
  };
  const until = (id: string, isSo: (body: { status: string; progress: { done: number } }) => boolean) =>
    eventually(
      async () => {
        const body = await look(id);
        if (!isSo(body)) throw new Error(`The import is ${body.status}: ${JSON.stringify(body.progress)}`);
        return body;
      },
      { ...PATIENT, everyMs: 20 },
    );
  const kill = async (): Promise<void> => {
    installation.process('identity').kill();
    await eventually(async () => {
      const answer = await fetch(`${installation.urls.identity}/readyz`).catch(() => undefined);
      if (answer?.status !== 200) throw new Error('Identity is not back yet.');
    }, PATIENT);
  };

  it('comes to the same as if nothing had happened: each person, membership, event, mail and seat once', async () => {
    const [inPlan, ...inApply] = KILL_AT;
    const { status, body } = await academy.owner.postRaw(
      '/v1/imports?sendCredentials=true',
      FILE,
      'text/csv',
    );
    expect(status).toBe(202);
    await until(body.id, ({ progress, status: at }) => progress.done >= (inPlan ?? 0) || at !== 'reading');
    await kill();
    const planned = await until(body.id, (is) => is.status === 'planned');
    expect(planned.counts).toEqual({ create: PEOPLE });
    expect(await academy.owner.post(`/v1/imports/${body.id}/apply`, {})).toMatchObject({ status: 202 });
    for (const rows of inApply) {
      await until(body.id, ({ progress, status: at }) => progress.done >= rows || at === 'applied');
      await kill();
    }
    const applied = await until(body.id, (is) => is.status === 'applied');
    expect(applied).toMatchObject({ applied: { create: PEOPLE }, progress: { done: PEOPLE * 1.5 } });
    expect(installation.process('identity').restarts).toBe(KILL_AT.length);
    await settled(installation, PATIENT.withinMs);

    const [people] = await installation.rows<object>(
      `SELECT count(*)::int AS people, count(DISTINCT email)::int AS emails,
              (SELECT count(*)::int FROM identity.memberships m JOIN identity.users u ON u.id = m.user_id
                WHERE u.last_name = 'Imported') AS memberships,
              (SELECT count(*)::int FROM identity.outbox WHERE type = 'identity.account-set-up.v1'
                  AND envelope -> 'data' ->> 'lastName' = 'Imported') AS events,
              (SELECT count(*)::int FROM notifications.mails WHERE kind = 'account_credentials') AS mails,
              (SELECT count(DISTINCT user_id)::int FROM notifications.mails WHERE kind = 'account_credentials') AS mailed
         FROM identity.users WHERE last_name = 'Imported' AND status = 'active'`,
    );
    expect(people).toEqual({
      people: PEOPLE,
      emails: PEOPLE,
      memberships: PEOPLE * 4 + PEOPLE / 2,
      events: PEOPLE,
      mails: PEOPLE,
      mailed: PEOPLE,
    });
    const seats = async () => (await academy.owner.get('/v1/billing/summary')).body.activeSeats;
    await eventually(async () => expect(await seats()).toBe(PEOPLE + 1), PATIENT);
    await takenBack(body.id);
    await eventually(async () => expect(await seats()).toBe(1), PATIENT);
  }, 900_000);

  /** Everybody goes again, with identity killed in the plan and in the middle. */
  const takenBack = async (imported: string): Promise<void> => {
    const { status, body } = await academy.owner.post(`/v1/imports/${imported}/undo`, {});
    expect([status, body.kind]).toEqual([202, 'undo']);
    await kill();
    expect((await until(body.id, (is) => is.status === 'planned')).counts).toEqual({ delete: PEOPLE });
    expect((await academy.owner.post(`/v1/imports/${body.id}/apply`, {})).status).toBe(202);
    await until(body.id, ({ progress, status: at }) => progress.done > 0 || at === 'applied');
    await kill();
    const undone = await until(body.id, (is) => is.status === 'applied');
    expect(undone).toMatchObject({ applied: { delete: PEOPLE }, progress: { done: PEOPLE } });
    const [gone] = await installation.rows<object>(
      `SELECT count(*)::int AS people, (SELECT count(*)::int FROM identity.outbox WHERE type = 'identity.user-deleted.v1') AS events,
              (SELECT count(*)::int FROM identity.memberships m JOIN identity.users u ON u.id = m.user_id
                WHERE u.last_name = 'Imported') AS memberships
         FROM identity.users WHERE last_name = 'Imported' AND status = 'deleted'`,
    );
    expect(gone).toEqual({ people: PEOPLE, events: PEOPLE, memberships: 0 });
  };
});
