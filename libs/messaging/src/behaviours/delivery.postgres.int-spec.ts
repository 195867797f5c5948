import { postgres } from '../testing/carrier-under-test.js';
import { describeDelivery } from './delivery.behaviour.js';

describeDelivery(postgres);
