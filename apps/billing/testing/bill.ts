import type { CloudEvent, Plan } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { EventContext } from '@rollcall/messaging';
import { v7 as uuidv7 } from 'uuid';
import { RollCyclesHandler } from '../src/cycles/roll-cycles.handler.js';
import { AccountChangesConsumer } from '../src/seats/account-changes.consumer.js';
import { RecordAccountChangesHandler } from '../src/seats/record-account-changes.handler.js';
import type { BillingLab } from './billing-lab.js';

interface LineRow {
  number: number;
  starts_at: Date;
  ends_at: Date;
  total_minor: string;
  people: number;
  lines: { kind: string; user_id: string; quantity: number; of: number }[];
}

const at = (text: string): Date => new Date(`${text}Z`);
const text = (date: Date): string => date.toISOString().slice(0, 16);
/** What a sign behind a name tells, and the consumer's method that hears of it. */
const TOLD = {
  '+': ['activated', (at: string) => ({ activatedAt: at })],
  '=': ['setUp', (at: string) => ({ setUpAt: at, email: 'a@x.org', credentialsMail: false })],
  '~': ['setUp', (at: string) => ({ setUpAt: at, email: null, credentialsMail: false })],
  '?': ['setUp', (at: string) => ({ setUpAt: at, email: 'a@x.org', credentialsMail: true })],
  '@': ['mailSent', (at: string) => ({ sentAt: at, kind: 'account_credentials' })],
  '!': ['signedIn', (at: string) => ({ signedInAt: at })],
  '-': ['deleted', (at: string) => ({ deletedAt: at, reason: 'deleted' })],
} as const;

/** What it is about, what happened, and the statements that must come of it: in the words of {@link Bill}. */
export type WorkedBill = [title: string, lines: string[], statements: string[]];

/**
 * The bill of one platform, told as on paper, a line for each thing that became known:
 *
 * - `2026-06-20T12:00 B+` B accepted the invitation; `B-` was deleted
 * - `2026-06-20T12:00 B=` B was set up without a mail; `B~` with a username only; `B?` with one: `B@` it was handed over,
 *   `B!` B signed in for the first time
 * - `2026-07-10T09:00 B- 2026-07-05T12:00` was deleted on the 5th, which became known on the 10th
 * - `2026-06-07T10:00 plan team Europe/Paris` the plan changed
 * - `2026-06-07T10:00` nothing happened, but time passed
 */
export class Bill {
  readonly platformId = uuidv7();
  private readonly people = new Map<string, string>();
  private readonly versions = new Map<string, number>();
  /** When somebody was set up the last time: that is when their mail was decided. */
  private readonly setUps = new Map<string, string>();

  constructor(private readonly lab: BillingLab) {}

  /** Plays lines in their order; before each of them the schedule has run. */
  async play(...lines: string[]): Promise<this> {
    for (const line of lines) {
      const [when = '', what, third, fourth] = line.split(' ');
      this.lab.service.clock.set(at(when));
      await this.roll();
      if (what === 'plan') await this.plan(third as Plan, fourth ?? 'UTC', when);
      else if (what) await this.change(what, third ?? when);
    }
    return this;
  }

  /** What the schedules do for this platform. */
  async roll(): Promise<void> {
    const { app } = this.lab.service;
    await this.inTransaction((tx) => app.get(RecordAccountChangesHandler).recordOverdue(tx, 1_000));
    await this.inTransaction((tx) => app.get(RollCyclesHandler).roll(tx, this.platformId));
  }

  /** Closed statements: `2026-06-08T10:00 2026-07-08T10:00 A B +C#1 = 2400`; `#1` is the cycle that is corrected. */
  async statements(): Promise<string[]> {
    const rows = await this.lab.query<LineRow>(
      `SELECT c.number, c.starts_at, c.ends_at, c.total_minor, c.people,
         (SELECT coalesce(json_agg(json_build_object('kind', l.kind, 'user_id', l.user_id, 'quantity', l.quantity,
            'of', o.number)), '[]') FROM billing.statement_lines l JOIN billing.cycles o ON o.id = l.of_cycle_id
          WHERE l.cycle_id = c.id) AS lines
       FROM billing.cycles c WHERE c.platform_id = $1 AND c.closed_at IS NOT NULL ORDER BY c.number`,
      [this.platformId],
    );
    return rows.map(({ starts_at, ends_at, lines, total_minor }) => {
      const charged = lines
        .map((line) => {
          const name = this.nameOf(line.user_id);
          return line.kind === 'person' ? name : `${line.quantity > 0 ? '+' : '-'}${name}#${line.of}`;
        })
        .toSorted();
      return [text(starts_at), text(ends_at), ...charged, '=', total_minor].join(' ');
    });
  }

  /** The id of a person of this bill. */
  idOf(name: string): string {
    const id = this.people.get(name) ?? uuidv7();
    this.people.set(name, id);
    return id;
  }

  private nameOf(userId: string): string {
    return [...this.people].find(([, id]) => id === userId)?.[0] ?? '';
  }

  private async plan(plan: Plan, timeZone: string, when: string): Promise<void> {
    const told = { platformId: this.platformId, version: this.nextVersion('plan'), plan, timeZone };
    await this.inTransaction((tx) =>
      this.lab.service.app.get(RollCyclesHandler).recordPlans(tx, [{ ...told, occurredAt: at(when) }]),
    );
  }

  /** Told as by the other services, in an event. */
  private async change(what: string, when: string): Promise<void> {
    const name = what.slice(0, -1);
    const [method, dataOf] = TOLD[what.slice(-1) as keyof typeof TOLD];
    const time = at(when).toISOString();
    if (what.endsWith('?')) this.setUps.set(name, time);
    const event = {
      id: uuidv7(),
      platformid: this.platformId,
      subjectversion: method === 'mailSent' ? 1 : this.nextVersion(name),
      data: { userId: this.idOf(name), queuedAt: this.setUps.get(name), ...dataOf(time) },
    } as unknown as CloudEvent;
    const consumer = this.lab.service.app.get(AccountChangesConsumer);
    await this.inTransaction((tx) => consumer[method]([event] as never, new EventContext([tx, [event]])));
  }

  private nextVersion(of: string): number {
    const version = (this.versions.get(of) ?? 0) + 1;
    this.versions.set(of, version);
    return version;
  }

  private inTransaction(work: Parameters<Database['transaction']>[1]): Promise<unknown> {
    return this.lab.service.app.get(Database).transaction('installation', work);
  }
}
