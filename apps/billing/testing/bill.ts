import type { Plan } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { v7 as uuidv7 } from 'uuid';
import { RollCyclesHandler } from '../src/cycles/roll-cycles.handler.js';
import {
  type PersonalChange,
  RecordAccountChangesHandler,
} from '../src/seats/record-account-changes.handler.js';
import type { AccountEffect } from '../src/seats/account-change.rules.js';
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
const EFFECTS = { '+': 'opens', '-': 'closes', '?': 'awaits', '!': 'signs_in' } as const;

/**
 * The bill of one platform, told as on paper, a line for each thing that became known:
 *
 * - `2026-06-20T12:00 B+` B became active; `B-` was deleted; `B?` was set up and awaits a mail; `B!` signed in
 * - `2026-07-10T09:00 B- 2026-07-05T12:00` was deleted on the 5th, which became known on the 10th
 * - `2026-06-07T10:00 plan team Europe/Paris` the plan changed
 * - `2026-06-07T10:00` nothing happened, but time passed
 */
export class Bill {
  readonly platformId = uuidv7();
  private readonly people = new Map<string, string>();
  private readonly versions = new Map<string, number>();

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

  /** What the schedule does for this platform. */
  async roll(): Promise<void> {
    await this.inTransaction((tx) => this.lab.service.app.get(RollCyclesHandler).roll(tx, this.platformId));
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

  private async change(what: string, when: string): Promise<void> {
    const name = what.slice(0, -1);
    const effect: AccountEffect = EFFECTS[what.slice(-1) as keyof typeof EFFECTS];
    const change: PersonalChange = {
      platformId: this.platformId,
      userId: this.idOf(name),
      eventId: uuidv7(),
      version: this.nextVersion(name),
      effect,
      reason: effect === 'closes' ? 'deleted' : 'invitation_accepted',
      occurredAt: at(when).toISOString(),
    };
    await this.inTransaction((tx) =>
      this.lab.service.app.get(RecordAccountChangesHandler).record(tx, [change]),
    );
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
