import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches, ValidateBy } from 'class-validator';

const DAY = /^[12]\d{3}-\d{2}-\d{2}$/;

const exists = (day: unknown): boolean => {
  if (typeof day !== 'string') return false;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};
const IsExistingDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isExistingDay',
    validator: { validate: exists, defaultMessage: () => '$property must be a day that exists' },
  });

/** Which days. */
export class GetUsageRequest {
  @ApiPropertyOptional({
    format: 'date',
    description: 'First day; 30 days before the last one unless given.',
  })
  @IsExistingDay()
  @Matches(DAY)
  @IsOptional()
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day, no later than today; today unless given.' })
  @IsExistingDay()
  @Matches(DAY)
  @IsOptional()
  to?: string;
}
