import { runMigrateCommand } from '@rollcall/database';
import { invitationsDatabase } from './data-source.js';

await runMigrateCommand(invitationsDatabase);
