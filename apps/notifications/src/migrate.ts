import { runMigrateCommand } from '@rollcall/database';
import { notificationsDatabase } from './data-source.js';

await runMigrateCommand(notificationsDatabase);
