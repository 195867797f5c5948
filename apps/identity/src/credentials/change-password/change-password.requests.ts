import { IsNewPassword, IsPassword } from '../is-password.decorator.js';

/** Body of `POST /v1/auth/password`. */
export class ChangePasswordRequest {
  @IsPassword('The password so far, also a generated one or one that an administrator set.')
  currentPassword: string;

  @IsNewPassword('The password from now on.')
  newPassword: string;
}
