import { runMigrateCommand } from '@rollcall/database';
import { identityDatabase } from './data-source.js';

await runMigrateCommand(identityDatabase);
