import { rabbitmq } from '../testing/rabbitmq-under-test.js';
import { describeFailure } from './failure.behaviour.js';

describeFailure(rabbitmq);
