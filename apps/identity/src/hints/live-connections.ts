import { Injectable } from '@nestjs/common';
import { DomainError, HealthChecks, type UserActor } from '@rollcall/platform';
import { LiveConnection } from './live-connection.js';
import { type Topic, TOPICS } from './topics.rules.js';

/** Pages of one person that are told at the same time; one more, and the oldest is let go. */
export const MOST_OF_A_PERSON = 5;
/** Of everybody, in this process. */
const MOST = 5_000;
const RETRY_AFTER_SECONDS = 30;

/** The pages that this process tells of changes, by platform. */
@Injectable()
export class LiveConnections {
  private readonly ofPlatform = new Map<string, Set<LiveConnection>>();
  private count = 0;
  private isOver = false;

  constructor(health: HealthChecks) {
    health.onDraining(() => {
      this.isOver = true;
      for (const connection of this.all()) connection.end();
    });
  }

  /** @throws DomainError `overloaded` */
  open(actor: UserActor): LiveConnection {
    if (this.isOver || this.count >= MOST) {
      throw new DomainError('overloaded', 'No more pages can be kept up to date at the moment.', {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      });
    }
    const connections = this.ofPlatform.get(actor.platformId) ?? new Set();
    const own = [...connections].filter((one) => one.actor.userId === actor.userId);
    for (const oldest of own.slice(0, Math.max(0, own.length + 1 - MOST_OF_A_PERSON))) {
      oldest.end('superseded');
      this.forget(oldest);
    }
    const connection = new LiveConnection(actor);
    this.ofPlatform.set(actor.platformId, connections.add(connection));
    this.count += 1;
    return connection;
  }

  /** The page has gone. */
  close(connection: LiveConnection): void {
    connection.end();
    this.forget(connection);
  }

  /** Something on a platform may look different now. */
  hint(platformId: string, topics: Iterable<Topic>): void {
    for (const connection of this.ofPlatform.get(platformId) ?? []) connection.hint(topics);
  }

  /** Anything may: hints may have been missed. */
  hintAll(): void {
    for (const connection of this.all()) connection.hint(TOPICS);
  }

  /** The sign-ins through which somebody is told. */
  signInIds(): string[] {
    return [...new Set([...this.all()].map(({ actor }) => actor.signInId))];
  }

  /** Ends what stands on one of these sign-ins. */
  endThrough(signInIds: ReadonlySet<string>): void {
    for (const connection of this.all()) {
      if (signInIds.has(connection.actor.signInId)) connection.end();
    }
  }

  private *all(): Generator<LiveConnection> {
    for (const connections of this.ofPlatform.values()) yield* connections;
  }

  private forget(connection: LiveConnection): void {
    const { platformId } = connection.actor;
    const connections = this.ofPlatform.get(platformId);
    if (!connections?.delete(connection)) return;
    this.count -= 1;
    if (connections.size === 0) this.ofPlatform.delete(platformId);
  }
}
