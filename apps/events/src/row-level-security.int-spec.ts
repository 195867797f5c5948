import { describeRowLevelSecurity } from '@rollcall/database/testing';
import { eventsDatabase } from './data-source.js';

describeRowLevelSecurity('events', eventsDatabase.migrations);
