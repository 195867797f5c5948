export { DatabaseModule, type ServiceDatabaseOptions } from './database.module.js';
export { CommandAnswer } from './idempotency/command-answer.js';
export { type CommandCall, CommandOf, type CommandRequest } from './idempotency/command-request.js';
export { CreateIdempotencyRecords1764000000001 } from './idempotency/create-idempotency-records.migration.js';
export { type CommandJournal, IdempotentCommands } from './idempotency/idempotent-commands.js';
export { MigrationConfig, runMigrateCommand } from './migrations/migrate-command.js';
export {
  type MigrationClass,
  type ServiceMigrationOptions,
  migrateService,
} from './migrations/migrate-service.js';
export { SnakeCaseNaming } from './naming.strategy.js';
export { type RetentionRule, RetentionSchedule } from './retention/retention-schedule.js';
export { Database } from './transactions/database.js';
export type { TenantScope } from './transactions/tenant-scope.js';
export type { Transaction } from './transactions/transaction.js';
