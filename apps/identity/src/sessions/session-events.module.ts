import { Module } from '@nestjs/common';
import { SessionEventsStore } from './session-events.store.js';

/** For everybody whose work changes sessions by the way. */
@Module({ providers: [SessionEventsStore], exports: [SessionEventsStore] })
export class SessionEventsModule {}
