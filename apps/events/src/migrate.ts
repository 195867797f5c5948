import { runMigrateCommand } from '@rollcall/database';
import { eventsDatabase } from './data-source.js';

await runMigrateCommand(eventsDatabase);
