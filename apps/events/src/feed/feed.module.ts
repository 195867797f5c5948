import { Module } from '@nestjs/common';
import { AccessModule } from '../access.module.js';
import { FeedNews } from './feed-news.js';
import { FeedConsumer } from './feed.consumer.js';
import { FeedPositionsController } from './feed-positions.controller.js';
import { FeedController } from './feed.controller.js';
import { ListEventsQuery } from './list-events/list-events.query.js';
import { FeedPurge } from './purge-feed/feed-purge.js';
import { RecordEventsHandler } from './record-events/record-events.handler.js';

/** The feed: every event of a platform in one order, to read from any place on. */
@Module({
  imports: [AccessModule],
  controllers: [FeedController, FeedPositionsController, FeedConsumer],
  providers: [FeedNews, FeedPurge, ListEventsQuery, RecordEventsHandler],
  exports: [FeedNews],
})
export class FeedModule {}
