const formats = new Map<string, Intl.DateTimeFormat>();

/** The day, as `YYYY-MM-DD`, that it is somewhere at an instant. */
export function dayIn(timeZone: string, at: Date): string {
  // en-CA writes dates the ISO way. Formats are kept: making one costs more than using it.
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(at);
}

/** Whether a text is a day that exists. */
export function isCalendarDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
