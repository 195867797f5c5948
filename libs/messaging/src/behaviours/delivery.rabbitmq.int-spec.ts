import { rabbitmq } from '../testing/rabbitmq-under-test.js';
import { describeDelivery } from './delivery.behaviour.js';

describeDelivery(rabbitmq);
