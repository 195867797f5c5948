import type { ClientCredentialsRequest } from '@rollcall/contracts';
import { IsArray, IsString, MaxLength } from 'class-validator';

const LONGEST = 512;

/** Body of `POST /internal/api-key-tokens`; what of it is wrong is said in the words of OAuth by the gateway. */
export class IssueAccessTokenRequest implements ClientCredentialsRequest {
  @MaxLength(LONGEST)
  @IsString()
  clientId: string;

  @MaxLength(LONGEST)
  @IsString()
  clientSecret: string;

  @MaxLength(LONGEST, { each: true })
  @IsString({ each: true })
  @IsArray()
  scopes: string[];
}
