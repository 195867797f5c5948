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
  @ApiProperty({
    ...WHOLE,
    description: 'Active people without a seat; one was opened, with the reason `reconciled`.',
  })
  missing: number;
  @ApiProperty({
    ...WHOLE,
    description: 'Seats of people who were not active; closed, with the reason `reconciled`.',
  })
  surplus: number;
  @ApiProperty({
    ...WHOLE,
    description:
      'Seats of people whom identity does not know at all; left as they are, for a person to look at.',
  })
  unknown: number;
  @ApiProperty({
    ...WHOLE,
    description:
      'People whose seats, and platforms whose counts, were not what the ledger says; written anew from it.',
  })
  rebuilt: number;
  @ApiProperty({
    ...WHOLE,
    description:
      'How many of `missing` and `surplus` were put right; with fewer than their sum, look at the log.',
  })
  repaired: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was given up, if it was.' })
  failure: string | null;
}

/** The latest comparisons. */
export class ReconciliationsAnswer {
  @ApiProperty({ type: [ReconciliationAnswer], description: 'At most 50, newest first.' })
  items: ReconciliationAnswer[];
}
