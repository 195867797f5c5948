import { postgres } from '../testing/carrier-under-test.js';
import { describeCrash } from './crash.behaviour.js';

describeCrash(postgres);
