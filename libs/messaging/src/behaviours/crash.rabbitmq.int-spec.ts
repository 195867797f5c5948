import { rabbitmq } from '../testing/rabbitmq-under-test.js';
import { describeCrash } from './crash.behaviour.js';

describeCrash(rabbitmq);
