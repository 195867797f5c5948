import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, ValidateBy, ValidateIf } from 'class-validator';
import { isCalendarDay } from '../calendar-day.rules.js';

/** Body of `PUT /v1/users/{id}/deletion-date`. */
export class SetDeletionDateRequest {
  @ValidateIf((_, value) => value !== null)
  @ValidateBy({
    name: 'isCalendarDay',
    validator: {
      validate: (value) => typeof value === 'string' && isCalendarDay(value),
      defaultMessage: () => '$property must be a day that exists, as YYYY-MM-DD, or null',
    },
  })
  @MaxLength(10)
  @IsString()
  @ApiProperty({
    format: 'date',
    nullable: true,
    type: String,
    description:
      'Deleted at 00:00 of that day in the time zone of the platform (S5); a day to come. Null: never.',
  })
  date: string | null;
}
