import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { ActorGuard } from '../actors/actor.guard.js';
import { ActorTokens } from '../actors/actor-tokens.js';
import { KeyRing } from '../actors/key-ring.js';
import { RouteAccessCheck } from '../actors/route-access.check.js';
import { Clock } from '../clock/clock.js';
import { SystemClock } from '../clock/system-clock.js';
import { ServiceConfig } from '../config/service.config.js';
import { HealthChecks } from '../health/health-checks.js';
import { HealthController } from '../health/health.controller.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { requestValidationPipe } from '../requests/request-validation.pipe.js';

/**
 * What every service has: its configuration (under its own class and {@link ServiceConfig}), {@link Clock},
 * {@link KeyRing}, {@link ActorTokens}, {@link HealthChecks} to inject, and guard, pipe and filter for all routes.
 * `bootstrapService` and `startTestService` add it; a module imports it itself only under a bare
 * `Test.createTestingModule`.
 */
@Module({})
export class PlatformModule {
  static forService<C extends ServiceConfig>({ config }: { config: C }): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [DiscoveryModule],
      controllers: [HealthController],
      providers: [
        { provide: config.constructor as Type<C>, useValue: config },
        ...(config.constructor === ServiceConfig ? [] : [{ provide: ServiceConfig, useValue: config }]),
        { provide: Clock, useClass: SystemClock },
        { provide: KeyRing, useFactory: () => KeyRing.parse(config.SECRET_KEYS) },
        {
          provide: ActorTokens,
          useFactory: (ring: KeyRing, clock: Clock) => new ActorTokens(ring, clock),
          inject: [KeyRing, Clock],
        },
        HealthChecks,
        RouteAccessCheck,
        { provide: APP_GUARD, useClass: ActorGuard },
        { provide: APP_PIPE, useFactory: requestValidationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [config.constructor as Type<C>, ServiceConfig, Clock, KeyRing, ActorTokens, HealthChecks],
    };
  }
}
