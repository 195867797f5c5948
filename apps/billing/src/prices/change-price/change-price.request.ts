import { PRICE_APPLIES_TO } from '@rollcall/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

const HIGHEST_PRICE = 10_000_000;

/** Body of `PATCH /v1/billing/platforms/{id}`; what is left out stays. */
export class ChangePriceRequest {
  @ApiPropertyOptional({
    minimum: 0,
    maximum: HIGHEST_PRICE,
    description: 'Price of a person for a cycle, in the smallest unit of the currency: 800 is 8.00 USD.',
  })
  @Max(HIGHEST_PRICE)
  @Min(0)
  @IsInt()
  @IsOptional()
  priceMinor?: number;

  @ApiPropertyOptional({
    example: 'EUR',
    description:
      'ISO 4217. Fixed once a cycle that cost something was closed; until then it changes the current cycle too.',
  })
  @Matches(/^[A-Z]{3}$/)
  @IsOptional()
  currency?: string;

  @ApiPropertyOptional({
    enum: PRICE_APPLIES_TO,
    default: 'next_cycle',
    description: 'From when on: cycles that begin from now on, or also the one that is under way.',
  })
  @IsIn(PRICE_APPLIES_TO)
  @IsOptional()
  appliesTo: (typeof PRICE_APPLIES_TO)[number] = 'next_cycle';
}
