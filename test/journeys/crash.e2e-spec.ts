import { crashJourney } from '../support/crash.journey.js';

crashJourney('PostgreSQL', async () => undefined);
