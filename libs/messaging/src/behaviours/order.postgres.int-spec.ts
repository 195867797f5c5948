import { postgres } from '../testing/carrier-under-test.js';
import { describeOrder } from './order.behaviour.js';

describeOrder(postgres);
