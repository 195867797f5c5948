export { type TestDatabase, createTestDatabase } from './testing/create-test-database.js';
