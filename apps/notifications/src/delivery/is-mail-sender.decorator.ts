import { ValidateBy } from 'class-validator';
import { MailSenderAddress } from './mail-sender-address.js';

/** The field is something that {@link MailSenderAddress.parse} accepts. */
export function IsMailSender(): PropertyDecorator {
  return ValidateBy({
    name: 'isMailSender',
    validator: {
      validate: (value) => typeof value === 'string' && MailSenderAddress.parse(value) !== null,
      defaultMessage: () =>
        '$property must be an address, or a name and an address: Rollcall <no-reply@example.org>',
    },
  });
}
