import { ApiProperty } from '@nestjs/swagger';

const FAULTS = ['event_changed', 'event_missing', 'event_unlinked', 'link_changed', 'link_missing'] as const;

/** Where a chain first differs from what it should be. */
export class ChainFault {
  @ApiProperty({ nullable: true, type: Number, description: 'Place in the chain, if the event has one.' })
  sequence: number | null;

  @ApiProperty({ format: 'uuid' })
  eventId: string;

  @ApiProperty({ enum: FAULTS })
  code: (typeof FAULTS)[number];
}

/** The last place of a chain. */
export class ChainHead {
  @ApiProperty({ description: 'Number of events ever linked.' })
  sequence: number;

  @ApiProperty({ description: 'SHA-256 in hexadecimal. Noted elsewhere, it proves the whole past later.' })
  hash: string;
}

/** What a verification of the audit found. */
export class AuditVerification {
  @ApiProperty({ description: 'Whether everything is as it was written.' })
  intact: boolean;

  @ApiProperty({ description: 'Events whose place in the chain was computed anew, up to the first fault.' })
  verifiedCount: number;

  @ApiProperty({ description: 'Events of the last moments that have no place in the chain yet.' })
  pendingCount: number;

  @ApiProperty({ description: 'Events that were deleted after their 400 days.' })
  purgedCount: number;

  @ApiProperty({ type: ChainHead })
  head: ChainHead;

  @ApiProperty({ type: ChainFault, nullable: true, description: 'The first difference, if there is one.' })
  fault: ChainFault | null;
}
