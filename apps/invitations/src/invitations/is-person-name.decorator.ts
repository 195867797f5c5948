import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, MaxLength, MinLength, ValidateBy } from 'class-validator';
import { NAME_MAXIMUM_LENGTH, isPersonName, tidyName } from './person-name.rules.js';

/** Longer texts are refused anyway: tidying them would only cost time (V38). */
const LONGEST_TIDIED = 4 * NAME_MAXIMUM_LENGTH;

/** A first or last name: tidied, then checked (V25, V27). */
export function IsPersonName(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isPersonName',
      validator: {
        validate: (value) => typeof value === 'string' && isPersonName(value),
        defaultMessage: () =>
          'must be the name of a person, without links, addresses or invisible characters',
      },
    }),
    MaxLength(NAME_MAXIMUM_LENGTH),
    MinLength(1),
    IsString(),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && value.length <= LONGEST_TIDIED ? tidyName(value) : value,
    ),
  );
}
