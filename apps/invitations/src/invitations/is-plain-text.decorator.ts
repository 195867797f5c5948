import { ValidateBy } from 'class-validator';
import { isPlainText } from './message-text.rules.js';

/** A text that can go into a mail. */
export const IsPlainText = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPlainText',
    validator: {
      validate: (value) => typeof value === 'string' && isPlainText(value),
      defaultMessage: () => 'must be plain text without control characters',
    },
  });
