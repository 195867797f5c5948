import type { Locale } from '@rollcall/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person on a platform. The columns are explained in the migration, where the database keeps the comments too. */
@Entity('users')
export class User {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  platformId: string;

  @Column('text')
  status: 'invited' | 'active' | 'deleted';

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  username: string | null;

  @Column('text')
  firstName: string;

  @Column('text')
  lastName: string;

  @Column('text')
  locale: Locale;

  @Column('text', { nullable: true })
  timeZone: string | null;

  @Column('uuid', { nullable: true })
  invitationId: string | null;

  @Column('integer')
  version: number;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  activatedAt: Date | null;

  @Column('date', { nullable: true })
  deletionDate: string | null;

  @Column('date', { nullable: true })
  deletionAnnouncedFor: string | null;

  @Column('text')
  additionalInformation: string;

  @Column('timestamptz', { nullable: true })
  deletedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  erasedAt: Date | null;
}
