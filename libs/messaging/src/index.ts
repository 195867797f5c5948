export { connectEvents } from './connect-events.js';
export { EventContext } from './events/event-context.js';
export type { NewEvent } from './events/new-event.js';
export { OnEvent } from './events/on-event.decorator.js';
export { MessagingModule } from './messaging.module.js';
export type { MessagingOptions, MessagingTuning } from './messaging.options.js';
export { messagingMigrations } from './migrations/index.js';
export { Outbox } from './outbox/outbox.js';
export { WakeSignal } from './wake-signal.js';
