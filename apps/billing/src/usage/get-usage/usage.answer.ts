import { ApiProperty } from '@nestjs/swagger';
import type { DayOfUsage } from '../usage-days.rules.js';

const WHOLE = { type: 'integer' } as const;

/** Seats of a day. */
export class UsageDayAnswer implements DayOfUsage {
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ ...WHOLE, description: 'Seats opened on that day.' }) opened: number;
  @ApiProperty({ ...WHOLE, description: 'Seats closed on that day.' }) closed: number;
  @ApiProperty({ ...WHOLE, description: 'Seats open at its end; today, by now.' }) activeSeats: number;
}

/** Seats over time. */
export class UsageAnswer {
  @ApiProperty({ example: 'Europe/Paris', description: "The platform's; its midnights separate the days." })
  timeZone: string;
  @ApiProperty({ type: [UsageDayAnswer] }) items: UsageDayAnswer[];
}
