import { PLANS, type Plan } from '@rollcall/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { CycleAnswer } from '../cycles/cycle.answer.js';

/** How a platform is billed, for the operator of the installation. */
export class PlatformPriceAnswer {
  @ApiProperty({ format: 'uuid' }) platformId: string;
  @ApiProperty({ enum: PLANS }) plan: Plan;
  @ApiProperty({
    type: 'integer',
    description:
      'Price of a person for cycles to come, in the smallest unit of the currency; a free trial costs nothing.',
  })
  priceMinor: number;
  @ApiProperty({ example: 'USD', description: 'ISO 4217.' }) currency: string;
  @ApiProperty({ type: CycleAnswer, description: 'The cycle under way, at its own price.' })
  currentCycle: CycleAnswer;
}
