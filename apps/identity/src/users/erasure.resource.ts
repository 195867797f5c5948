import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import { ApiProperty } from '@nestjs/swagger';

/** Services that hold something of people; identity finishes last. */
export const ERASING_SERVICES = ['invitations', 'notifications', 'billing', 'events', 'identity'] as const;
/** One of {@link ERASING_SERVICES}. */
export type ErasingService = (typeof ERASING_SERVICES)[number];

/** What one service says of an erasure. */
export class ErasureConfirmation {
  @ApiProperty({ enum: ERASING_SERVICES })
  service: ErasingService;

  @ApiProperty({
    format: 'date-time',
    nullable: true,
    type: Date,
    description: 'When it held nothing personal of the person any more; null while it has not said so.',
  })
  confirmedAt: Date | null;
}

/** The record of an erasure (T13). */
export class ErasureResource {
  @ApiProperty({ format: 'uuid' })
  userId: string;

  @ApiProperty({ format: 'date-time', description: 'When the person was pseudonymised.' })
  erasedAt: Date;

  @ApiProperty({
    format: 'date-time',
    nullable: true,
    type: Date,
    description: 'When the last service had confirmed.',
  })
  completedAt: Date | null;

  @ApiProperty({ type: [ErasureConfirmation] })
  services: ErasureConfirmation[];
}

/** The erasure of a person. @throws DomainError `user_not_erased` */
export async function readErasure(tx: Transaction, userId: string): Promise<ErasureResource> {
  const [person] = await tx.query<{ erasedAt: Date | null }>(
    'SELECT erased_at AS "erasedAt" FROM users WHERE id = $1',
    [userId],
  );
  if (!person?.erasedAt)
    throw new DomainError('user_not_erased', 'Nobody has asked for this person to be erased.');
  const confirmed = await tx.query<{ service: ErasingService; confirmedAt: Date }>(
    'SELECT service, confirmed_at AS "confirmedAt" FROM erasure_confirmations WHERE user_id = $1 ORDER BY 2',
    [userId],
  );
  const timeOf = new Map(confirmed.map(({ service, confirmedAt }) => [service, confirmedAt]));
  const isComplete = timeOf.size === ERASING_SERVICES.length;
  return {
    userId,
    erasedAt: person.erasedAt,
    completedAt: isComplete ? (confirmed.at(-1)?.confirmedAt ?? null) : null,
    services: ERASING_SERVICES.map((service) => ({ service, confirmedAt: timeOf.get(service) ?? null })),
  };
}
