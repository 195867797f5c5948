import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, ValidateBy } from 'class-validator';
import { IsPersonName } from '../is-person-name.decorator.js';
import { PASSWORD_LENGTH, hasPasswordLength } from '../password-length.rules.js';
import { NAME_MAXIMUM_LENGTH } from '../person-name.rules.js';

const HasPasswordLength = (): PropertyDecorator =>
  ValidateBy({
    name: 'passwordLength',
    validator: {
      validate: (value) => typeof value === 'string' && hasPasswordLength(value),
      defaultMessage: () => `must have ${PASSWORD_LENGTH.minimum} to ${PASSWORD_LENGTH.maximum} characters`,
    },
  });

const NAME = { minLength: 1, maxLength: NAME_MAXIMUM_LENGTH } as const;

/** The form behind the link. The address is that of the invitation and cannot be given (V5). */
export class AcceptInvitationRequest {
  @ApiProperty({ ...NAME, example: 'Ada' })
  @IsPersonName()
  firstName: string;

  @ApiProperty({ ...NAME, example: 'Lovelace' })
  @IsPersonName()
  lastName: string;

  @ApiProperty({ format: 'password', minLength: PASSWORD_LENGTH.minimum, maxLength: PASSWORD_LENGTH.maximum })
  @HasPasswordLength()
  @MaxLength(4 * PASSWORD_LENGTH.maximum)
  @IsString()
  password: string;
}
