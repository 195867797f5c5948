import { ValidateBy } from 'class-validator';

/** Longest pasted list: 500 addresses of the longest kind, with names in front. */
const MAX_TEXT_LENGTH = 300_000;
const MAX_ENTRY_LENGTH = 1_000;
const MAX_ENTRIES = 2_000;

const isEntry = (value: unknown): boolean => typeof value === 'string' && value.length <= MAX_ENTRY_LENGTH;

/** A pasted text or a list of texts; each address is judged later, with an outcome of its own. */
export function IsEmailList(): PropertyDecorator {
  return ValidateBy({
    name: 'isEmailList',
    validator: {
      validate: (value) =>
        Array.isArray(value)
          ? value.length > 0 && value.length <= MAX_ENTRIES && value.every(isEntry)
          : typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT_LENGTH,
      defaultMessage: () => 'emails must be a text or a list of texts with at least one address',
    },
  });
}
