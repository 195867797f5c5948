import type { AccountSecretAsked, AccountSecretsRequest } from '@rollcall/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';

const MOST_AT_ONCE = 500;

/** One secret that is asked for. */
export class AskedSecret implements AccountSecretAsked {
  @IsIn(['credentials', 'password-reset'])
  kind: AccountSecretAsked['kind'];

  @IsUUID()
  id: string;

  @IsUUID()
  userId: string;

  @MaxLength(254)
  @IsString()
  address: string;
}

/** Body of `POST /internal/account-secrets`. */
export class ProvideAccountSecretsRequest implements AccountSecretsRequest {
  @ValidateNested({ each: true })
  @Type(() => AskedSecret)
  @IsObject({ each: true })
  @ArrayMaxSize(MOST_AT_ONCE)
  @IsArray()
  items: AskedSecret[];
}
