import type {
  AccountNamesRequest,
  AccountPlace,
  AccountStatesRequest,
  ActiveAccountsRequest,
} from '@rollcall/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

const MOST_AT_ONCE = 1_000;

/** A person of a platform. */
class Place implements AccountPlace {
  @IsUUID()
  platformId: string;

  @IsUUID()
  userId: string;
}

/** Body of `POST /internal/active-accounts`. */
export class ListActiveAccounts implements ActiveAccountsRequest {
  @IsOptional()
  @ValidateNested()
  @Type(() => Place)
  @IsObject()
  after?: Place;

  @Max(MOST_AT_ONCE)
  @Min(1)
  @IsInt()
  limit: number;
}

/** Body of `POST /internal/account-states`. */
export class LookUpAccounts implements AccountStatesRequest {
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(MOST_AT_ONCE)
  @IsArray()
  userIds: string[];
}

/** Body of `POST /internal/account-names`. */
export class NameAccounts extends LookUpAccounts implements AccountNamesRequest {
  @IsUUID()
  platformId: string;
}
