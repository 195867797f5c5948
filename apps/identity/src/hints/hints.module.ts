import { Global, Module } from '@nestjs/common';
import { ChangeHints } from './change-hints.js';
import { LiveConnections } from './live-connections.js';
import { LiveController } from './live.controller.js';
import { SignInWatch } from './sign-in-watch.js';

/** Global, because any capability may change something that has no event. */
@Global()
@Module({
  controllers: [LiveController],
  providers: [ChangeHints, LiveConnections, SignInWatch],
  exports: [ChangeHints],
})
export class HintsModule {}
