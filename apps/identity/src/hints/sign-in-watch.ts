import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { RepeatingTask } from '@rollcall/platform';
import { LiveConnections } from './live-connections.js';

const EVERY_MS = 3_000;

/** Ends what a page is told once its sign-in has ended: one question for all pages of this process. */
@Injectable()
export class SignInWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly task = new RepeatingTask({
    name: 'Sign-ins of live pages',
    everyMs: EVERY_MS,
    run: () => this.look(),
  });

  constructor(
    private readonly database: Database,
    private readonly connections: LiveConnections,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.task.stop();
  }

  private async look(): Promise<void> {
    const asked = this.connections.signInIds();
    if (asked.length === 0) return;
    const open = await this.database.query<{ id: string }>(
      'installation',
      `SELECT s.id FROM sign_ins s JOIN users u ON u.id = s.user_id
        WHERE s.id = ANY ($1::uuid[]) AND s.expires_at > now() AND u.status = 'active'`,
      [asked],
    );
    const ended = new Set(asked);
    for (const { id } of open) ended.delete(id);
    this.connections.endThrough(ended);
  }
}
