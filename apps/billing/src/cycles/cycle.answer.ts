import { PLANS, type Plan } from '@rollcall/contracts';
import { ApiProperty } from '@nestjs/swagger';

const TIME = { type: String, format: 'date-time' } as const;
const WHOLE = { type: 'integer' } as const;

/** What a cycle is at: under way; over, waiting an hour for late events; stated and unchangeable. */
export const CYCLE_STATES = ['open', 'closing', 'closed'] as const;
/** One of {@link CYCLE_STATES}. */
export type CycleState = (typeof CYCLE_STATES)[number];

/** One cycle with the figures of its statement; what is not closed yet has the figures as of now. */
export class CycleAnswer {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ ...WHOLE, description: 'Counts the cycles of the platform, from 1.' }) number: number;
  @ApiProperty({
    enum: CYCLE_STATES,
    description:
      'open: under way; closing: over, its statement is made an hour later, with what was still to come; closed: final.',
  })
  status: CycleState;
  @ApiProperty({
    enum: PLANS,
    description: 'Plan when it began; a free trial is one cycle that costs nothing (B10).',
  })
  plan: Plan;
  @ApiProperty(TIME) startsAt: Date;
  @ApiProperty({ ...TIME, nullable: true, description: 'Exclusive; null for a free trial that goes on.' })
  endsAt: Date | null;
  @ApiProperty({ ...TIME, nullable: true }) closedAt: Date | null;
  @ApiProperty({ ...WHOLE, description: 'Price of a person, in the smallest unit of the currency.' })
  priceMinor: number;
  @ApiProperty({ example: 'USD', description: 'ISO 4217.' }) currency: string;
  @ApiProperty({ ...WHOLE, description: 'People who were billable at any instant of it (B4, B6, B7).' })
  people: number;
  @ApiProperty({
    ...WHOLE,
    description: 'Corrections of earlier cycles: people charged afterwards, less people given back.',
  })
  corrections: number;
  @ApiProperty({ ...WHOLE, description: 'People and corrections, each at its price, in the smallest unit.' })
  totalMinor: number;
}

/** A page of cycles, newest first. */
export class CyclePageAnswer {
  @ApiProperty({ type: [CycleAnswer] }) items: CycleAnswer[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page; null on the last.' })
  nextCursor: string | null;
}
