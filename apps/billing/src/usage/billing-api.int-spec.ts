import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { userActor } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';
import { Bill } from '../../testing/bill.js';
import { BillingLab } from '../../testing/billing-lab.js';

interface Line {
  kind: string;
  userId: string;
  amountMinor: number;
}

/** What an owner of a platform with two closed cycles and one under way gets to see. */
describe('What an owner reads of cycles and statements', () => {
  let lab: BillingLab;
  let bill: Bill;
  beforeAll(async () => {
    lab = await BillingLab.open();
    bill = new Bill(lab);
    await bill.play(
      '2026-05-07T10:00 plan team Europe/Paris',
      ...Array.from({ length: 12 }, (_, i) => `2026-05-10T09:${10 + i} P${i}+`),
      '2026-06-20T12:00 P0-',
      '2026-07-09T09:00 P1- 2026-06-01T12:00',
      '2026-07-10T09:00 late+ 2026-05-12T09:00',
      '2026-07-20T22:30 new+',
      '2026-07-21T09:00',
    );
    lab.names = [
      { userId: bill.idOf('P2'), status: 'active', displayName: 'Ada Lovelace', login: 'ada@x.org' },
      { userId: bill.idOf('P3'), status: 'erased', displayName: null, login: null },
      { userId: bill.idOf('P5'), status: 'deleted', displayName: '=HYPERLINK(1) Cell', login: 'p5@x.org' },
    ];
  });
  afterAll(() => lab.close());
  const allowed = { outcome: 'allowed', actor: { userId: uuidv7(), displayName: 'O' } } as const;
  afterEach(() => {
    lab.decision = allowed;
  });

  const read = (path: string) => lab.get(`/v1/billing/${path}`, bill.platformId);
  const cycles = async () =>
    (await read('cycles')).body['items'] as { id: string; status: string; number: number }[];
  const cycleId = async (number: number) => (await cycles()).find((one) => one.number === number)?.id ?? '';
  const file = async (path: string) => {
    const headers = await lab.service.as(userActor({ platformId: bill.platformId }));
    const response = await fetch(`${lab.service.url}/v1/billing/${path}`, { headers });
    return { response, lines: (await response.text()).split('\r\n') };
  };

  it('are the cycles, newest first, page by page', async () => {
    const { body } = await read('cycles');
    expect(body['items']).toMatchObject([
      {
        number: 3,
        status: 'open',
        startsAt: '2026-07-08T10:00:00.000Z',
        people: 12,
        corrections: 1,
        closedAt: null,
      },
      { number: 2, status: 'closed', people: 12, corrections: 0, totalMinor: 9_600, currency: 'USD' },
      {
        number: 1,
        status: 'closed',
        endsAt: '2026-06-08T10:00:00.000Z',
        people: 12,
        priceMinor: 800,
        plan: 'team',
      },
    ]);
    const first = (await read('cycles?limit=2')).body;
    const rest = (await read(`cycles?limit=2&cursor=${first['nextCursor']}`)).body;
    expect([rest['items'], rest['nextCursor']]).toEqual([[(await cycles())[2]], null]);
    expect((await read(`cycles/${await cycleId(2)}`)).body).toEqual((await cycles())[1]);
  });

  it('is each line of a statement, corrections first, of a closed cycle and of the one under way', async () => {
    for (const number of [1, 2, 3]) {
      const seen: Line[] = [];
      let cursor = '';
      do {
        const { body } = await read(`cycles/${await cycleId(number)}/lines?limit=5${cursor}`);
        seen.push(...(body['items'] as Line[]));
        cursor = body['nextCursor'] ? `&cursor=${body['nextCursor'] as string}` : '';
      } while (cursor);
      const { body } = await read(`cycles/${await cycleId(number)}`);
      const total = seen.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      expect(total).toBe(body['totalMinor']);
      const keys = seen.map(({ kind, userId }) => `${kind} ${userId}`);
      expect(keys).toEqual(keys.toSorted());
      const people = seen.filter(({ kind }) => kind === 'person').map(({ userId }) => userId);
      expect([people.length, new Set(people).size]).toEqual([12, 12]);
    }
  });

  it('tells why, since when and until when somebody is charged, and what is corrected', async () => {
    const { body } = await read(`cycles/${await cycleId(3)}/lines`);
    const of = (name: string) => (body['items'] as Line[]).filter(({ userId }) => userId === bill.idOf(name));
    expect(of('P1')).toMatchObject([
      {
        kind: 'correction',
        quantity: -1,
        amountMinor: -800,
        ofCycleId: await cycleId(2),
        reason: 'deleted',
        from: null,
      },
    ]);
    expect(of('late')).toMatchObject([
      { kind: 'correction', quantity: 1, amountMinor: 800, from: '2026-05-12T09:00:00.000Z', until: null },
      { kind: 'correction', quantity: 1 },
      {
        kind: 'person',
        reason: 'invitation_accepted',
        from: '2026-05-12T09:00:00.000Z',
        causeEventId: expect.any(String),
      },
    ]);
    expect(body['items']).toContainEqual(
      expect.objectContaining({
        userId: bill.idOf('P2'),
        causeEventType: 'identity.user-activated.v1',
        person: { displayName: 'Ada Lovelace', login: 'ada@x.org', status: 'active' },
      }),
    );
    const left = (await read(`cycles/${await cycleId(2)}/lines`)).body['items'] as Line[];
    expect(left.find(({ userId }) => userId === bill.idOf('P0'))).toMatchObject({
      from: '2026-05-10T09:10:00.000Z',
      until: '2026-06-20T12:00:00.000Z',
    });
  });

  it('tells who somebody is as far as that is known, and counts erased people on (T13)', async () => {
    const lines = (await read(`cycles/${await cycleId(1)}/lines`)).body['items'] as Line[];
    const of = (name: string) => lines.find(({ userId }) => userId === bill.idOf(name));
    expect(of('P3')).toMatchObject({
      amountMinor: 800,
      person: { displayName: 'Erased person', login: null, status: 'erased' },
    });
    expect(of('P4')).toMatchObject({ person: { displayName: 'Unknown person', status: 'unknown' } });
    const { body } = await read(`ledger?userId=${bill.idOf('P3')}`);
    expect(body['items']).toMatchObject([
      { causeEventType: 'identity.user-activated.v1', person: { status: 'erased' } },
    ]);
  });

  it('are the same lines as CSV', async () => {
    const { response, lines } = await file(`cycles/${await cycleId(3)}.csv`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="statement-3.csv"');
    expect(lines[0]).toMatch(/^kind,userId,quantity,priceMinor,amountMinor,currency,reason,from,until,/);
    expect(lines.find((line) => line.includes(bill.idOf('P1')))).toContain(`,-1,800,-800,USD,deleted,,,`);
    expect(lines).toHaveLength(1 + 3 + 12 + 1);
    const ledger = await file('ledger.csv');
    expect(ledger.lines[0]).toBe(
      'id,userId,seatId,entry,reason,occurredAt,recordedAt,causeEventId,causeEventType,person,login,personStatus',
    );
    // A name that a spreadsheet would take for a formula begins with an apostrophe (V39).
    for (const file of [lines, ledger.lines]) {
      const line = file.find((one) => one.includes(bill.idOf('P5')));
      expect(line).toMatch(/,identity\.user-activated\.v1,'=HYPERLINK\(1\) Cell,p5@x\.org,deleted$/);
    }
    expect(ledger.lines).toHaveLength(1 + 16 + 1);
  });

  it('is the ledger of one person', async () => {
    const { body } = await read(`ledger?userId=${bill.idOf('P1')}`);
    expect(body['items']).toMatchObject([
      { entry: 'closed' },
      { entry: 'opened', causeEventId: expect.any(String) },
    ]);
  });

  it('is what is used now, and what that will come to', async () => {
    const { body } = await read('summary');
    expect(body).toMatchObject({
      activeSeats: 12,
      seatsOpened: 14,
      seatsClosed: 2,
      plan: 'team',
      priceMinor: 800,
    });
    expect(body['currentCycle']).toMatchObject({ number: 3, people: 12 });
    expect(body['forecast']).toEqual({
      people: 12,
      totalMinor: 13 * 800,
      peopleSoFar: 12,
      arrivalsPerDay: 0,
      daysLookedAt: 28,
      daysLeft: 18,
    });
  });

  it('is the seats of each day, by the midnights of the platform', async () => {
    const { body } = await read('usage?from=2026-05-09&to=2026-05-13');
    expect(body).toEqual({
      timeZone: 'Europe/Paris',
      items: [
        { date: '2026-05-09', opened: 0, closed: 0, activeSeats: 0 },
        { date: '2026-05-10', opened: 12, closed: 0, activeSeats: 12 },
        { date: '2026-05-11', opened: 0, closed: 0, activeSeats: 12 },
        { date: '2026-05-12', opened: 1, closed: 0, activeSeats: 13 },
        { date: '2026-05-13', opened: 0, closed: 0, activeSeats: 13 },
      ],
    });
    const usual = (await read('usage')).body['items'] as { date: string }[];
    expect(usual).toHaveLength(31);
    // 22:30 in UTC is half past midnight in Paris.
    expect(usual.at(-1)).toEqual({ date: '2026-07-21', opened: 1, closed: 0, activeSeats: 12 });
  });

  it.each([
    'usage?from=2026-02-30',
    'usage?to=2026-13-01',
    'usage?from=2026-07-02&to=2026-07-01',
    'usage?to=2026-07-22',
    'usage?from=2024-01-01',
    'usage?from=x',
    'usage?days=3',
    'cycles?cursor=x',
    'cycles?limit=0',
    'ledger?userId=x',
  ])('refuses %s (V55)', async (path) => {
    const { status, body } = await read(path);
    expect([status, body.code]).toEqual([400, 'invalid_input']);
    expect(body['errors']).toEqual([expect.objectContaining({ path: expect.any(String) })]);
  });

  it('hides cycles of others like those that never were', async () => {
    const other = new Bill(lab);
    await other.play('2026-07-21T09:00 plan team');
    const foreign = (await lab.get('/v1/billing/cycles', other.platformId)).body['items'] as { id: string }[];
    const words = async (id: string, rest: string) => {
      const { status, body } = await read(`cycles/${id}${rest}`);
      return { ...body, status, instance: '', requestId: '' };
    };
    for (const rest of ['', '/lines', '.csv']) {
      const hidden = await words(foreign[0]?.id ?? '', rest);
      expect(hidden).toMatchObject({ status: 404, code: 'not_found' });
      expect(await words(uuidv7(), rest)).toEqual(hidden);
      expect(await words('x', rest)).toEqual(hidden);
    }
  });

  it('is for the owner only (P21)', async () => {
    lab.decision = { outcome: 'refused', code: 'owner_required', detail: 'Only the owner may read billing.' };
    const id = await lab
      .query<{ id: string }>('SELECT id FROM billing.cycles WHERE platform_id = $1', [bill.platformId])
      .then(([row]) => row?.id);
    for (const path of [
      'summary',
      'usage',
      'cycles',
      'ledger',
      'ledger.csv',
      `cycles/${id}`,
      `cycles/${id}/lines`,
      `cycles/${id}.csv`,
    ]) {
      const { status, body } = await read(path);
      expect([path, status, body.code]).toEqual([path, 403, 'owner_required']);
    }
  });
});
