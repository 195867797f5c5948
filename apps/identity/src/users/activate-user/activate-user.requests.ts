import { IsISO8601, IsString, IsUUID, MaxLength } from 'class-validator';
import type { ActivationRequest } from '@rollcall/contracts';
import { IsPersonName } from '../is-person-name.decorator.js';

/** Body of `PUT /internal/activations/{invitationId}`, from the invitations service. */
export class ActivateUserRequest implements ActivationRequest {
  @IsUUID()
  attemptId: string;

  @IsISO8601({ strict: true })
  notAfter: string;

  @IsUUID()
  userId: string;

  @IsPersonName()
  firstName: string;

  @IsPersonName()
  lastName: string;

  @MaxLength(256)
  @IsString()
  password: string;
}
