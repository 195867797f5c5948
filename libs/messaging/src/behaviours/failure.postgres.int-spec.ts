import { postgres } from '../testing/carrier-under-test.js';
import { describeFailure } from './failure.behaviour.js';

describeFailure(postgres);
