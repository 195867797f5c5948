import { rabbitmq } from '../testing/rabbitmq-under-test.js';
import { describeSlowConsumer } from './slow-consumer.behaviour.js';

describeSlowConsumer(rabbitmq);
