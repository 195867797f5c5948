import { describeRowLevelSecurity } from '@rollcall/database/testing';
import { identityDatabase } from './data-source.js';

describeRowLevelSecurity('identity', identityDatabase.migrations);
