import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { OAuthFault } from './client-credentials.rules.js';

/** Body of `POST /v1/oauth/token`, as a form (RFC 6749, 4.4.2). */
export class TokenRequest {
  @ApiProperty({ enum: ['client_credentials'] })
  grant_type: 'client_credentials';

  @ApiPropertyOptional({ format: 'uuid', description: 'Id of the API key; left out with HTTP Basic.' })
  client_id?: string;

  @ApiPropertyOptional({
    format: 'password',
    description: 'The API key, or only what follows its second underscore; left out with HTTP Basic.',
  })
  client_secret?: string;

  @ApiPropertyOptional({
    example: 'users:read groups:read',
    description: 'Separated by blanks, out of those that the key has; all of them unless given.',
  })
  scope?: string;
}

/** An access token (RFC 6749, 5.1). */
export class TokenAnswer {
  @ApiProperty({ description: 'For `Authorization: Bearer …`.' }) access_token: string;
  @ApiProperty({ enum: ['Bearer'] }) token_type: 'Bearer';
  @ApiProperty({
    type: 'integer',
    description: 'Its life in seconds: an hour, or less if its key ends before.',
  })
  expires_in: number;
  @ApiProperty({ example: 'users:read groups:read', description: 'What it opens.' }) scope: string;
}

/** No token (RFC 6749, 5.2). */
export class TokenRefusal {
  @ApiProperty({ enum: ['invalid_request', 'invalid_client', 'invalid_scope', 'unsupported_grant_type'] })
  error: OAuthFault;

  @ApiProperty({ description: 'What is wrong, for people.' }) error_description: string;
}

/** What is wrong and what to do. ASCII without quotes, as RFC 6749 wants it. */
export const FAULT_DESCRIPTIONS: Readonly<Record<OAuthFault, string>> = {
  invalid_request:
    'Send a form with grant_type=client_credentials, each parameter once, and the client either in it or by HTTP Basic.',
  invalid_client: 'The client is not known, its secret is wrong, or its key has ended.',
  invalid_scope:
    'The key does not have all of these scopes; ask for less, or for none to get all that it has.',
  unsupported_grant_type: 'Only grant_type=client_credentials is offered.',
};
