import { rabbitmq } from '../testing/rabbitmq-under-test.js';
import { describeOrder } from './order.behaviour.js';

describeOrder(rabbitmq);
