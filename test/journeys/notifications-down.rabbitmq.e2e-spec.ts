import { privateBrokerUrl } from '../support/broker.js';
import { notificationsDownJourney } from '../support/notifications-down.journey.js';

notificationsDownJourney('RabbitMQ', privateBrokerUrl);
