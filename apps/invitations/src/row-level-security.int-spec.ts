import { describeRowLevelSecurity } from '@rollcall/database/testing';
import { invitationsDatabase } from './data-source.js';

describeRowLevelSecurity('invitations', invitationsDatabase.migrations);
