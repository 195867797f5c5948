import { runMigrateCommand } from '@rollcall/database';
import { billingDatabase } from './data-source.js';

await runMigrateCommand(billingDatabase);
