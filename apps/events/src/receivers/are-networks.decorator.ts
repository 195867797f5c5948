import { ValidateBy } from 'class-validator';
import { AddressRanges } from './address-ranges.js';

const faultIn = (value: unknown): string | undefined => {
  try {
    AddressRanges.parse(String(value));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'cannot be read';
  }
};

/** The field is a list of networks that {@link AddressRanges.parse} accepts. */
export function AreNetworks(): PropertyDecorator {
  return ValidateBy({
    name: 'areNetworks',
    validator: {
      validate: (value) => faultIn(value) === undefined,
      defaultMessage: (args) => `$property ${faultIn(args?.value) ?? ''}`,
    },
  });
}
