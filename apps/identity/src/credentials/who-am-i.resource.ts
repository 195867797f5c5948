import { PLANS, type Plan } from '@rollcall/contracts';
import { API_SCOPE_NAMES, type ApiScope } from '@rollcall/platform';
import { ApiProperty } from '@nestjs/swagger';
import { UserResource } from '../users/user.resource.js';

/** The platform of the caller, in short. */
export class OwnPlatformResource {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: PLANS }) plan: Plan;
  @ApiProperty({ format: 'uuid' }) rootGroupId: string;
}

/** What the caller may do: everywhere, or in which groups and everything below them (G14, D-04). */
export class OwnRightsResource {
  @ApiProperty() owner: boolean;

  @ApiProperty({ description: 'Full rights everywhere; the owner has them, too.' })
  platformAdmin: boolean;

  @ApiProperty({ isArray: true, type: String, description: 'Groups of which the caller is administrator.' })
  administers: string[];

  @ApiProperty({
    isArray: true,
    type: String,
    description: 'Groups whose people the caller manages, as administrator or user admin.',
  })
  managesPeopleOf: string[];
}

/** Answer of `GET /v1/auth/me` to a person. */
export class WhoAmI {
  @ApiProperty({ type: UserResource }) user: UserResource;
  @ApiProperty({ type: OwnPlatformResource }) platform: OwnPlatformResource;
  @ApiProperty({ type: OwnRightsResource }) rights: OwnRightsResource;
  @ApiProperty({ description: 'While true nothing works but a change of the password.' })
  passwordChangeRequired: boolean;
}

/** The key that calls. */
export class OwnKeyResource {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;

  @ApiProperty({
    enum: API_SCOPE_NAMES,
    isArray: true,
    description: 'What it opens; of a token made with it, what that does.',
  })
  scopes: ApiScope[];

  @ApiProperty({ format: 'date-time', description: 'When the key ends by itself.' }) expiresAt: Date;
}

/** Answer of `GET /v1/auth/me` to an API key: no person, and no rights but by its scopes. */
export class WhichKeyAmI {
  @ApiProperty({ type: OwnKeyResource }) key: OwnKeyResource;
  @ApiProperty({ type: OwnPlatformResource }) platform: OwnPlatformResource;
}
