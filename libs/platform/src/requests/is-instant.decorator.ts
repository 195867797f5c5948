import { ValidateBy, isISO8601 } from 'class-validator';

/** Date, time of day and its distance from UTC: without it, a text means another instant on every server. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** Lets texts pass that are one instant everywhere, such as `2026-12-01T08:00:00Z` or `2026-12-01T09:00+01:00`. */
export const IsInstant = (): PropertyDecorator =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: (value) =>
        typeof value === 'string' &&
        INSTANT.test(value) &&
        isISO8601(value, { strict: true }) &&
        !Number.isNaN(Date.parse(value)),
      defaultMessage: () => '$property must be a time with its offset, such as 2026-12-01T08:00:00Z',
    },
  });
