import { inviteByEmailJourney } from '../support/invite-by-email.journey.js';

inviteByEmailJourney('PostgreSQL', async () => undefined);
