import { describeRowLevelSecurity } from '@rollcall/database/testing';
import { billingDatabase } from './data-source.js';

describeRowLevelSecurity('billing', billingDatabase.migrations);
