import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsPersonName } from '../../users/is-person-name.decorator.js';
import { IsNewPassword } from '../is-password.decorator.js';

/** Body of `POST /v1/auth/password-reset-requests`. */
export class RequestPasswordResetRequest {
  @IsNotEmpty()
  @MaxLength(254)
  @IsString()
  @ApiProperty({ description: 'Email or username (Z-06).', example: 'gaston.admin@demo.example' })
  login: string;

  @IsOptional()
  @MaxLength(63)
  @IsString()
  @ApiPropertyOptional({ description: 'Slug of the platform, for an email that exists on several (Z-06).' })
  platform?: string;
}

/** Answer of `POST /v1/auth/password-reset-requests`, whoever asks for whomever. */
export class PasswordResetRequested {
  @ApiProperty({
    example: 'If there is such an account with an email address, a link is on its way.',
    description: 'The same in every case.',
  })
  message: string;
}

/** Body of `POST /v1/auth/password-resets`. */
export class ResetPasswordRequest {
  @IsNotEmpty()
  @MaxLength(256)
  @IsString()
  @ApiProperty({ description: 'The last part of the link in the mail.' })
  token: string;

  @IsNewPassword('The password from now on.')
  newPassword: string;

  @IsOptional()
  @IsPersonName()
  @ApiPropertyOptional({ maxLength: 100, description: 'For an invited person, who has no name yet (T6).' })
  firstName?: string;

  @IsOptional()
  @IsPersonName()
  @ApiPropertyOptional({ maxLength: 100, description: 'For an invited person, who has no name yet (T6).' })
  lastName?: string;
}
