import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Database } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { IdentityClient } from '../identity.client.js';

/** Seats of a platform at this moment. */
export class BillingSummaryAnswer {
  @ApiProperty({
    type: 'integer',
    description: 'People who are billable now: active and not deleted (B1, B3).',
  })
  activeSeats: number;

  @ApiProperty({ type: 'integer', description: 'Seats ever opened.' })
  seatsOpened: number;

  @ApiProperty({ type: 'integer', description: 'Seats among them that are closed.' })
  seatsClosed: number;
}

/** How many seats a platform has: one row, whatever its size. */
@Injectable()
export class GetSummaryQuery {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
  ) {}

  async get(actor: UserActor): Promise<BillingSummaryAnswer> {
    await this.identity.assertMayReadBilling(actor);
    const { platformId } = actor;
    const [totals] = await this.database.query<{ opened: string; closed: string }>(
      { platformId },
      `SELECT opened, closed FROM seat_totals WHERE platform_id = $1`,
      [platformId],
    );
    const [seatsOpened, seatsClosed] = [Number(totals?.opened ?? 0), Number(totals?.closed ?? 0)];
    return { activeSeats: seatsOpened - seatsClosed, seatsOpened, seatsClosed };
  }
}
