import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { EventWatch, NotificationListener } from '@rollcall/messaging';
import { RepeatingTask } from '@rollcall/platform';
import { LiveConnections } from './live-connections.js';
import { type Topic, isTopic, topicsOf } from './topics.rules.js';

const CHANNEL = 'rollcall_hints_identity';
/** For how long changes are gathered: however many there are, the database is told so often at most. */
const GATHER_MS = 250;

/**
 * Gathers what changed through this process, and tells the pages that any replica serves. Between replicas it goes by
 * NOTIFY in a statement of its own: in the transactions of the changes it would make their commits wait for each other.
 */
@Injectable()
export class ChangeHints implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly self = randomUUID();
  private readonly changed = new Map<string, Set<Topic>>();
  private readonly listener: NotificationListener;
  private readonly task = new RepeatingTask({
    name: 'Hints of changes',
    everyMs: GATHER_MS,
    run: () => this.send(),
  });

  constructor(
    private readonly database: Database,
    private readonly connections: LiveConnections,
    watch: EventWatch,
  ) {
    watch.watch((events) => {
      for (const { type, platformId } of events) this.tell(platformId, topicsOf(type));
    });
    this.listener = new NotificationListener(database.pool.options, CHANNEL, (line) => this.hear(line));
  }

  onApplicationBootstrap(): void {
    this.listener.start();
    this.task.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.task.stop();
    await this.listener.stop();
  }

  /** Something changed that has no event of its own. Call it once that is committed. */
  tell(platformId: string, topics: readonly Topic[]): void {
    if (topics.length === 0) return;
    const known = this.changed.get(platformId) ?? new Set<Topic>();
    for (const topic of topics) known.add(topic);
    this.changed.set(platformId, known);
  }

  private async send(): Promise<void> {
    if (this.changed.size === 0) return;
    const changed = [...this.changed];
    this.changed.clear();
    for (const [platformId, topics] of changed) this.connections.hint(platformId, topics);
    const lines = changed.map(([platformId, topics]) => [this.self, platformId, ...topics].join(' '));
    await this.database.pool.query('SELECT pg_notify($1, line) FROM unnest($2::text[]) AS told(line)', [
      CHANNEL,
      lines,
    ]);
  }

  private hear(line?: string): void {
    if (line === undefined) return this.connections.hintAll();
    const [sender, platformId = '', ...topics] = line.split(' ');
    if (sender !== this.self) this.connections.hint(platformId, topics.filter(isTopic));
  }
}
