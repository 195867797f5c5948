import { MessagingLab } from './messaging-lab.js';

/** A carrier that the suite of behaviours runs on. */
export interface CarrierUnderTest {
  name: 'postgres' | 'rabbitmq';
  /** A lab on a broker, or part of one, that nobody else uses. */
  openLab(): Promise<MessagingLab>;
}

export const postgres: CarrierUnderTest = { name: 'postgres', openLab: () => MessagingLab.open() };
