import { notificationsDownJourney } from '../support/notifications-down.journey.js';

notificationsDownJourney('PostgreSQL', async () => undefined, { forADay: true });
