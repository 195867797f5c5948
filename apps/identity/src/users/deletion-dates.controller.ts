import type { DeletionDate, DeletionDatesAnswer, DeletionDatesRequest } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { Allow, CurrentActor, DomainError, type ServiceActor } from '@rollcall/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsUUID } from 'class-validator';

const MOST_AT_ONCE = 500;

/** Body of `POST /internal/deletion-dates`. */
export class LookUpDeletionDates implements DeletionDatesRequest {
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(MOST_AT_ONCE)
  @IsArray()
  userIds: string[];
}

/** When people are deleted: for notifications, before it tells them, and for nobody else (S5). */
@ApiExcludeController()
@Controller('internal/deletion-dates')
export class DeletionDatesController {
  constructor(private readonly database: Database) {}

  @Post()
  @Allow('service')
  @HttpCode(200)
  async dates(
    @CurrentActor() { service }: ServiceActor,
    @Body() { userIds }: LookUpDeletionDates,
  ): Promise<DeletionDatesAnswer> {
    if (service !== 'notifications') {
      throw new DomainError('forbidden', `Deletion dates are told to notifications only, not to ${service}.`);
    }
    const items = await this.database.query<DeletionDate>(
      'installation',
      `SELECT id AS "userId", deletion_date::text AS "deletionDate" FROM users
        WHERE id = ANY ($1::uuid[]) AND status <> 'deleted'`,
      [userIds],
    );
    return { items };
  }
}
