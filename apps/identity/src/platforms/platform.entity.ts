import type { AssignableRole, Locale, Plan } from '@rollcall/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CredentialsMail } from './platform.resource.js';

/** A tenant. The columns are explained in the migration, where the database keeps the comments too. */
@Entity('platforms')
export class Platform {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  slug: string;

  @Column('text')
  plan: Plan;

  @Column('text')
  locale: Locale;

  @Column('text')
  timeZone: string;

  @Column('boolean')
  usernameLogin: boolean;

  @Column('integer')
  userLimit: number;

  @Column('boolean')
  hardUserLimit: boolean;

  @Column('integer')
  maxGroups: number;

  @Column('text', { array: true })
  userAdminGrantableRoles: AssignableRole[];

  @Column('text')
  credentialsMail: CredentialsMail;

  @Column('boolean')
  mailEnabled: boolean;

  @Column('boolean')
  blockWeekendReminders: boolean;

  @Column('integer', { array: true })
  sessionReminderDays: number[];

  @Column('boolean')
  weeklyLateReminders: boolean;

  @Column('uuid')
  rootGroupId: string;

  @Column('uuid')
  ownerId: string;

  @Column('integer')
  version: number;

  @Column('timestamptz')
  createdAt: Date;
}
