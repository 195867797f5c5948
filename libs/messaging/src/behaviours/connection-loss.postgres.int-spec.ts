import { postgres } from '../testing/carrier-under-test.js';
import { describeConnectionLoss } from './connection-loss.behaviour.js';

describeConnectionLoss(postgres);
