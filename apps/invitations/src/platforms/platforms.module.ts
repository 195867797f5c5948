import { Module } from '@nestjs/common';
import { PlatformPlans } from './platform-plans.store.js';
import { PlatformConsumer } from './platform.consumer.js';

/** What this service knows of platforms. */
@Module({ controllers: [PlatformConsumer], providers: [PlatformPlans], exports: [PlatformPlans] })
export class PlatformsModule {}
