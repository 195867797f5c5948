import { Controller, Get, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FeedPositionAnswer } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { Allow, IdPipe } from '@rollcall/platform';
import { cursorAfter } from './feed-cursor.js';
import { FeedStore } from './feed.store.js';

/** Where the feed of a platform stands: for snapshots, which go on from there. */
@ApiExcludeController()
@Allow('service')
@Controller('internal/feed-positions')
export class FeedPositionsController {
  constructor(private readonly database: Database) {}

  @Get(':platformId')
  async position(@Param('platformId', IdPipe) platformId: string): Promise<FeedPositionAnswer> {
    const { position } = await this.database.transaction({ platformId }, (tx) =>
      FeedStore.head(tx, platformId),
    );
    return { cursor: cursorAfter(position) };
  }
}
