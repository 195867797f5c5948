import { PLANS, type Plan } from '@rollcall/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { CycleAnswer } from '../cycles/cycle.answer.js';
import type { Forecast } from './forecast.rules.js';

const WHOLE = { type: 'integer' } as const;

/** What the cycle under way will probably come to. */
export class ForecastAnswer implements Forecast {
  @ApiProperty({ ...WHOLE, description: '`peopleSoFar` and `arrivalsPerDay` for each of `daysLeft`.' })
  people: number;
  @ApiProperty({ ...WHOLE, description: 'Corrections included, in the smallest unit of the currency.' })
  totalMinor: number;
  @ApiProperty({ ...WHOLE, description: 'People who will be on the statement whatever happens (B6).' })
  peopleSoFar: number;
  @ApiProperty({
    description: 'Median of the seats opened a day over `daysLookedAt`; 0 while these are fewer than 7.',
  })
  arrivalsPerDay: number;
  @ApiProperty({ ...WHOLE, description: 'Whole days before today, 28 at most.' }) daysLookedAt: number;
  @ApiProperty({ description: 'Until the end of the cycle.' }) daysLeft: number;
}

/** What a platform uses and is going to pay. */
export class BillingSummaryAnswer {
  @ApiProperty({ ...WHOLE, description: 'People who are billable now: active and not deleted (B1, B3).' })
  activeSeats: number;
  @ApiProperty({ ...WHOLE, description: 'Seats ever opened.' }) seatsOpened: number;
  @ApiProperty({ ...WHOLE, description: 'Seats among them that are closed.' }) seatsClosed: number;
  @ApiProperty({ enum: PLANS, nullable: true, description: 'Null until billing heard of the platform.' })
  plan: Plan | null;
  @ApiProperty({
    ...WHOLE,
    nullable: true,
    description:
      'Price of a person for the cycles to come, in the smallest unit of the currency; a free trial costs nothing.',
  })
  priceMinor: number | null;
  @ApiProperty({ type: String, nullable: true, example: 'USD', description: 'ISO 4217.' }) currency:
    string | null;
  @ApiProperty({
    type: CycleAnswer,
    nullable: true,
    description: 'The cycle under way, with what it came to so far.',
  })
  currentCycle: CycleAnswer | null;
  @ApiProperty({
    type: ForecastAnswer,
    nullable: true,
    description: 'Of the cycle under way; null in a free trial.',
  })
  forecast: ForecastAnswer | null;
}
