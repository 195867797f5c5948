import { Module } from '@nestjs/common';
import { RateLimits } from './rate-limits.js';

/** How much each caller may ask. */
@Module({ providers: [RateLimits], exports: [RateLimits] })
export class RateLimitsModule {}
