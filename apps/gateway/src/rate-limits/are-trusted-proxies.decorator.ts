import { ValidateBy } from 'class-validator';
import { TrustedProxies } from './trusted-proxies.js';

/** The variable is empty or a list of addresses and networks, separated by commas. */
export function AreTrustedProxies(): PropertyDecorator {
  return ValidateBy({
    name: 'areTrustedProxies',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isReadable(value),
      defaultMessage: () => '$property must be a list of addresses and networks such as 10.0.0.7,10.1.0.0/16',
    },
  });
}

function isReadable(list: string): boolean {
  try {
    TrustedProxies.parse(list);
    return true;
  } catch {
    return false;
  }
}
