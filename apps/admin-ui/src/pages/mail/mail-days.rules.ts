/** What was counted of one kind of mail on one day. */
export interface MailDay {
  day: string;
  kind: string;
  sent: number;
  deferred: number;
  bounced: number;
  suppressed: number;
  dropped: number;
}

/** What can become of a mail on a day. */
export const FATES = ['sent', 'deferred', 'bounced', 'suppressed', 'dropped'] as const;

/** Every day from the first to the last, also those without mails, with the sums over all kinds or of one. */
export function daysBetween(
  from: string,
  to: string,
  items: readonly MailDay[],
  kind: string | null,
): { date: string; values: Record<(typeof FATES)[number], number> }[] {
  const byDay = new Map<string, Record<(typeof FATES)[number], number>>();
  for (let at = Date.parse(`${from}T00:00Z`); at <= Date.parse(`${to}T00:00Z`); at += 86_400_000) {
    byDay.set(new Date(at).toISOString().slice(0, 10), {
      sent: 0,
      deferred: 0,
      bounced: 0,
      suppressed: 0,
      dropped: 0,
    });
  }
  for (const item of items) {
    const sums = byDay.get(item.day);
    if (!sums || (kind !== null && item.kind !== kind)) continue;
    for (const fate of FATES) sums[fate] += item[fate];
  }
  return [...byDay].map(([date, values]) => ({ date, values }));
}
