import { ValidateBy } from 'class-validator';
import { KeyRing } from '../actors/key-ring.js';

const faultIn = (value: unknown): string | undefined => {
  try {
    KeyRing.parse(String(value));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'cannot be read';
  }
};

/** The field is a key list that {@link KeyRing.parse} accepts. The message never shows the value. */
export function IsSecretKeys(): PropertyDecorator {
  return ValidateBy({
    name: 'isSecretKeys',
    validator: {
      validate: (value) => faultIn(value) === undefined,
      defaultMessage: (args) => `$property ${faultIn(args?.value) ?? ''}`,
    },
  });
}
