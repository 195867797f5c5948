export { type TestDatabase, createTestDatabase } from './testing/create-test-database.js';
export { EmbeddedPostgres } from './embedded-postgres/embedded-postgres.js';
export { describeRowLevelSecurity } from './testing/row-level-security.behaviour.js';
