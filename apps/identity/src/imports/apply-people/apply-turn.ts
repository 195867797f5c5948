import { Database, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import type { DomainError } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { PeopleImporter } from '../../users/people-importer.js';
import { ImportEnds } from '../import-ends.js';
import { assertOurs } from '../import.errors.js';
import { type FieldChange, countPlanned } from '../import.rules.js';
import { type RunningImport, advanceApply, stopImport } from '../imports.store.js';
import { type IdentifiedPerson, PeoplePlanner } from '../people-planner.js';
import type { LoadedTerms } from '../plan-terms.query.js';
import { type DuePerson, noteApplied, recordPlanned } from '../planned-people.store.js';
import { dropPasswords } from '../staged-rows.store.js';
import { changeOf } from './change-of-person.js';
import { PeopleRacedError, invalidated } from './raced-people.js';

/** People after one and up to another who are due, with their rows and the hashes of their passwords. */
export interface DueStretch {
  from: number;
  to: number;
  due: readonly DuePerson[];
  hashes: ReadonlyMap<number, string>;
}

/** An import of more rows would have to share the machine with all that its own events lead to. */
const ROWS_IN_A_HURRY = 1_000;

const ENOUGH_MAILS = {
  code: 'recipient_limit_reached',
  message: 'This mailbox got enough invitations of free trials for today; try again tomorrow (V28).',
} as const;

/** One transaction of an import: decides once more, with everybody held, writes, and notes that it is done. */
@Injectable()
export class ApplyTurn {
  constructor(
    private readonly database: Database,
    private readonly planner: PeoplePlanner,
    private readonly importer: PeopleImporter,
    private readonly ends: ImportEnds,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @param refused new people of whom nothing can come, and why
   * @throws PeopleRacedError, ImportLostError; DomainError for what stops the import as a whole, and `username_taken`
   */
  carryOut(
    job: RunningImport,
    stretch: DueStretch,
    refused: ReadonlyMap<string, DomainError>,
  ): Promise<void> {
    return this.inTurn(job, async (tx) => {
      // Plans of the connection, those of triggers and foreign keys among them, may be from before the rows came.
      tx.send('DISCARD PLANS');
      const terms = await this.planner.terms(tx, job);
      const planned = await this.decide(tx, { id: job.id, terms }, stretch, refused);
      const settled = await this.write(tx, terms, planned, stretch);
      const isOtherTree = terms.actor.treeVersion !== job.treeVersion;
      await record(tx, job, { ...stretch, isOtherTree }, settled);
      const { from, to, due } = stretch;
      const rows = due.reduce((sum, person) => sum + person.rows.length, 0);
      const counts = countPlanned(settled, 0);
      assertOurs(await advanceApply(tx, job, { from, to, rows, counts }));
    });
  }

  /** Everybody had their turn. @throws ImportLostError */
  finish(job: RunningImport): Promise<void> {
    return this.inTurn(job, async (tx) => {
      assertOurs(await stopImport(tx, job, { status: 'applied', because: null, detail: null }));
      await this.ends.conclude(tx, job);
    });
  }

  private inTurn(
    { platformId, total }: RunningImport,
    work: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    return this.database.transaction({ platformId }, (tx) => {
      if (total > ROWS_IN_A_HURRY) this.outbox.letWait(tx);
      return work(tx);
    });
  }

  private async decide(
    tx: Transaction,
    job: { id: string; terms: LoadedTerms },
    { due }: DueStretch,
    refused: ReadonlyMap<string, DomainError>,
  ): Promise<IdentifiedPerson[]> {
    const planned = await this.planner.plan(tx, job, due, 'lock');
    return planned.map((each) => {
      const reason = refused.get(each.userId);
      return reason ? invalidated(each, reason) : each;
    });
  }

  /** Writes what is to be written. @returns what became of each */
  private async write(
    tx: Transaction,
    { actor }: LoadedTerms,
    planned: readonly IdentifiedPerson[],
    { hashes }: DueStretch,
  ): Promise<IdentifiedPerson[]> {
    const changes = new Map(
      planned.filter(isWritten).map((each) => [each.person, changeOf(each, hashes.get(each.person) ?? null)]),
    );
    const spared = await this.importer.spared(tx, actor, [...changes.values()]);
    const settled = planned.map((each) =>
      each.email !== null && spared.has(each.email) ? invalidated(each, ENOUGH_MAILS) : each,
    );
    const written = settled.filter(isWritten).flatMap(({ person }) => changes.get(person) ?? []);
    const missing = await this.importer.carryOut(tx, actor, written);
    if (missing.length > 0) throw new PeopleRacedError(missing);
    return settled;
  }
}

const isWritten = ({ outcome }: IdentifiedPerson): boolean =>
  outcome === 'create' || outcome === 'update' || outcome === 'restore';

/** Notes what was done, and what came to something else than was planned a moment ago. */
async function record(
  tx: Transaction,
  job: RunningImport,
  { due, hashes, isOtherTree }: DueStretch & { isOtherTree: boolean },
  settled: readonly IdentifiedPerson[],
): Promise<void> {
  const plannedAs = new Map(due.map((each) => [each.person, each]));
  // What is written down is what an undo goes by: fields that count no version, and places in a tree, may have moved too.
  const isOther = ({ person, outcome, known, changes }: IdentifiedPerson): boolean => {
    const plan = plannedAs.get(person);
    if (plan?.outcome !== outcome || plan.userVersion !== (known?.version ?? null)) return true;
    return isOtherTree || (known !== undefined && !areSame(plan.changes, changes));
  };
  await recordPlanned(tx, job, settled.filter(isOther));
  await noteApplied(
    tx,
    job,
    settled.filter(isWritten).map(({ person }) => person),
  );
  if (hashes.size > 0) await dropPasswords(tx, job, [...hashes.keys()]);
}

const areSame = (planned: readonly FieldChange[], now: readonly FieldChange[]): boolean =>
  planned.length === now.length &&
  now.every(({ field, from, to }, at) => {
    const before = planned[at];
    return before?.field === field && before.from === from && before.to === to;
  });
