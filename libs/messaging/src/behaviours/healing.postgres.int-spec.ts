import { postgres } from '../testing/carrier-under-test.js';
import { describeHealing } from './healing.behaviour.js';

describeHealing(postgres);
