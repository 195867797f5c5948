import { ApiProperty } from '@nestjs/swagger';
import type { Reconciliation } from './reconciliations.store.js';

const TIME = { type: String, format: 'date-time' } as const;
const WHOLE = { type: 'integer' } as const;

/** A comparison of seats with accounts. */
export class ReconciliationAnswer implements Reconciliation {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(TIME) startedAt: Date;
  @ApiProperty({ ...TIME, nullable: true, description: 'Null while it runs.' }) finishedAt: Date | null;
  @ApiProperty({ ...WHOLE, description: 'Active people looked at.' }) compared: number;
  @ApiProperty({ ...WHOLE, description: 'Seats that were missing; opened, with the reason `reconciled`.' })
  missing: number;
  @ApiProperty({
    ...WHOLE,
    description: 'Seats of people who were not active; closed, with the reason `reconciled`.',
  })
  surplus: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was given up, if it was.' })
  failure: string | null;
}

/** The latest comparisons. */
export class ReconciliationsAnswer {
  @ApiProperty({ type: [ReconciliationAnswer], description: 'At most 50, newest first.' })
  items: ReconciliationAnswer[];
}
