import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HealthChecks } from '@rollcall/platform';
import type { ClientBase } from 'pg';
import type { DataSource, MixedList } from 'typeorm';
import { getDataSourceToken } from '@nestjs/typeorm';
import { CommandAnswerInterceptor } from './idempotency/command-answer.interceptor.js';
import { IdempotentCommands } from './idempotency/idempotent-commands.js';
import { SnakeCaseNaming } from './naming.strategy.js';
import { RetentionSchedule } from './retention/retention-schedule.js';
import { Database } from './transactions/database.js';

/** What a service says about its database. */
export interface ServiceDatabaseOptions {
  /** Name of the service: its schema, and part of its role and application name. */
  service: string;
  /** URL of the database with the service's own role. */
  url: string;
  /** TypeORM entities of the service. */
  entities: MixedList<new () => object>;
  /** Most connections held by this process; 10 unless told. */
  poolSize?: number;
}

/**
 * Between the pool's listener and TypeORM's a connection has none for a moment: if the database ends it just then, the
 * unheard `error` would end the process. Whoever holds the connection learns of its loss all the same.
 */
const surviveLoss = (client: ClientBase): void => {
  client.on('error', () => undefined);
};

/** Gives a service its {@link Database}, its entities and {@link IdempotentCommands}. */
@Global()
@Module({})
export class DatabaseModule {
  static forService(options: ServiceDatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: options.url,
          schema: options.service,
          entities: options.entities as never,
          namingStrategy: new SnakeCaseNaming(),
          applicationName: `rollcall-${options.service}`,
          poolSize: options.poolSize ?? 10,
          // Also the longest wait for a free connection of the pool; beyond it the caller gets 503.
          connectTimeoutMS: 8_000,
          // A database that is not up yet is waited for, not a reason to die: compose starts all at once.
          retryAttempts: 60,
          retryDelay: 1_000,
          extra: {
            idleTimeoutMillis: 60_000,
            keepAlive: true,
            onConnect: surviveLoss,
            // Statements that do not wait for each other share a round trip.
            pipeline: true,
            // Plans of prepared statements are as old as their connection: they should not outlive what they rest on.
            maxLifetimeSeconds: 600,
          },
        }),
      ],
      providers: [
        Database,
        RetentionSchedule,
        IdempotentCommands,
        { provide: APP_INTERCEPTOR, useClass: CommandAnswerInterceptor },
        {
          provide: 'DATABASE_HEALTH',
          inject: [HealthChecks, getDataSourceToken()],
          useFactory: (checks: HealthChecks, dataSource: DataSource) =>
            checks.register('database', async () => {
              await dataSource.query('SELECT 1');
            }),
        },
      ],
      exports: [Database, IdempotentCommands, RetentionSchedule, TypeOrmModule],
    };
  }
}
