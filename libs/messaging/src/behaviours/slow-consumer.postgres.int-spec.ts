import { postgres } from '../testing/carrier-under-test.js';
import { describeSlowConsumer } from './slow-consumer.behaviour.js';

describeSlowConsumer(postgres);
