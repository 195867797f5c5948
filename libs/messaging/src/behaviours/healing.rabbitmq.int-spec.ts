import { rabbitmq } from '../testing/rabbitmq-under-test.js';
import { describeHealing } from './healing.behaviour.js';

describeHealing(rabbitmq);
