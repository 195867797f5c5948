import { IsISO8601, IsUUID } from 'class-validator';
import type { ActivationRequest } from '@rollcall/contracts';
import { IsPassword } from '../../credentials/is-password.decorator.js';
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

  @IsPassword('As typed; judged together with the names.')
  password: string;
}
