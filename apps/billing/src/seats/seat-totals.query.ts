import type { Transaction } from '@rollcall/database';

/** Counts of the seats of a platform: one row, whatever its size. */
export interface SeatTotals {
  activeSeats: number;
  seatsOpened: number;
  seatsClosed: number;
}

/** How many seats a platform has. */
export async function totalsOf(tx: Transaction, platformId: string): Promise<SeatTotals> {
  const [totals] = await tx.query<{ opened: string; closed: string }>(
    'SELECT opened, closed FROM seat_totals WHERE platform_id = $1',
    [platformId],
  );
  const [seatsOpened, seatsClosed] = [Number(totals?.opened ?? 0), Number(totals?.closed ?? 0)];
  return { activeSeats: seatsOpened - seatsClosed, seatsOpened, seatsClosed };
}
