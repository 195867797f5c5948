import { IsNewPassword } from '../is-password.decorator.js';

/** Body of `POST /v1/users/{id}/password`. */
export class SetUserPasswordRequest {
  @IsNewPassword('What the person signs in with once, to choose another one (U6).')
  newPassword: string;
}
