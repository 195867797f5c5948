import { Module } from '@nestjs/common';
import { UnsubscriptionsController } from './unsubscriptions.controller.js';

/** What people do not want to be mailed. */
@Module({ controllers: [UnsubscriptionsController] })
export class UnsubscriptionsModule {}
