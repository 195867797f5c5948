import { Module } from '@nestjs/common';
import { FeedClient } from './feed.client.js';
import { SnapshotsController } from './snapshots.controller.js';
import { TakeSnapshotQuery } from './take-snapshot/take-snapshot.query.js';

/** The present state of a platform as events, for whoever follows its feed. */
@Module({ controllers: [SnapshotsController], providers: [FeedClient, TakeSnapshotQuery] })
export class SnapshotsModule {}
