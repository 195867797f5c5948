import { rabbitmq } from '../testing/rabbitmq-under-test.js';
import { describeConnectionLoss } from './connection-loss.behaviour.js';

describeConnectionLoss(rabbitmq);
