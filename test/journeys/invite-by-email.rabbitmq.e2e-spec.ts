import { privateBrokerUrl } from '../support/broker.js';
import { inviteByEmailJourney } from '../support/invite-by-email.journey.js';

inviteByEmailJourney('RabbitMQ', privateBrokerUrl);
