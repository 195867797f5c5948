import type { AssignableRole, Locale } from '@rollcall/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeliveryState, InvitationState } from './invitation.rules.js';

/** One invitation. Every write is a conditional statement; the entity is for reading. */
@Entity('invitations')
export class Invitation {
  @PrimaryColumn('uuid') platformId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') userId: string;
  @Column('text') email: string;
  @Column('text') locale: Locale;
  @Column('uuid', { array: true }) groupIds: string[];
  @Column('text', { array: true }) roles: AssignableRole[];
  @Column('uuid', { nullable: true }) sessionId: string | null;
  @Column('text', { nullable: true }) message: string | null;
  @Column('uuid') invitedBy: string;
  @Column('text') invitedByName: string;
  @Column('text') platformName: string;
  @Column('text') state: InvitationState;
  @Column('integer') generation: number;
  @Column('text') linkKeyId: string;
  @Column('integer') reminderCount: number;
  @Column('timestamptz', { array: true }) recentReminders: Date[];
  @Column('text') deliveryState: DeliveryState;
  @Column('timestamptz') deliveryAt: Date;
  @Column('text', { nullable: true }) deliveryDetail: string | null;
  @Column('uuid', { nullable: true }) deliveryMailId: string | null;
  @Column('integer', { nullable: true }) deliveryMailVersion: number | null;
  @Column('timestamptz', { nullable: true }) deliveryMailQueuedAt: Date | null;
  @Column('timestamptz', { nullable: true }) lastSentAt: Date | null;
  @Column('uuid', { nullable: true }) attemptId: string | null;
  @Column('timestamptz', { nullable: true }) acceptNotAfter: Date | null;
  @Column('timestamptz', { nullable: true }) acceptResolveAt: Date | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('timestamptz', { nullable: true }) cancelledAt: Date | null;
  @Column('integer') userVersion: number;
  @Column('integer') version: number;
}
