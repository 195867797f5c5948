import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsPassword } from '../is-password.decorator.js';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';

/** Body of `POST /v1/auth/login`. */
export class SignInRequest {
  @IsNotEmpty()
  @MaxLength(254)
  @IsString()
  @ApiProperty({ description: 'Email or username (Z-06).', example: 'gaston.admin@demo.example' })
  login: string;

  @IsPassword('The password; also a generated one or one that an administrator set.')
  password: string;

  @IsOptional()
  @MaxLength(63)
  @IsString()
  @ApiPropertyOptional({ description: 'Slug of the platform, for an email that exists on several (Z-06).' })
  platform?: string;
}
