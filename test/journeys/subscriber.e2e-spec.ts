import { subscriberJourney } from '../support/subscriber.journey.js';

subscriberJourney('the feed', async () => undefined);
