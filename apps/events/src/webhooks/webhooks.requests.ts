import { EVENTS } from '@rollcall/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';

const MOST_TYPES = 100;
const LONGEST_URL = 2_000;
const LONGEST_DESCRIPTION = 200;
const LONGEST_OVERLAP_SECONDS = 7 * 86_400;
const USUAL_OVERLAP_SECONDS = 86_400;

/** Declared, and in no feed: what a test sends, and what snapshots are made of. */
const NEVER_HAPPEN = new Set([
  'events.webhook-tested.v1',
  'identity.group-described.v1',
  'identity.user-described.v1',
]);

/** Types that come to webhooks: all that happen. */
export const WEBHOOK_TYPES = [...EVENTS.keys()].filter((type) => !NEVER_HAPPEN.has(type));

/** Null means something else than leaving the field out. */
const unlessLeftOut = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

const AreTypes =
  (): PropertyDecorator =>
  (target, property): void => {
    const message = 'types must be event types; "$value" has one that does not exist';
    for (const decorate of [
      IsIn(WEBHOOK_TYPES, { each: true, message }),
      ArrayUnique(),
      ArrayMinSize(1),
      ArrayMaxSize(MOST_TYPES),
      IsArray(),
      IsOptional(),
    ]) {
      decorate(target, property);
    }
  };

/** A webhook that shall be. */
export class CreateWebhookRequest {
  @ApiProperty({
    maxLength: LONGEST_URL,
    description:
      'Where events are posted to: https, a public address, port 443 or one from 1024, no user name or password in it.',
    example: 'https://hooks.example.org/rollcall',
  })
  @MaxLength(LONGEST_URL)
  @IsString()
  url: string;

  @ApiPropertyOptional({
    type: [String],
    nullable: true,
    maxItems: MOST_TYPES,
    description: 'Which event types it gets; left out or null for all, those of later versions included.',
    example: ['identity.user-activated.v1'],
  })
  @AreTypes()
  types?: string[] | null;

  @ApiPropertyOptional({ maxLength: LONGEST_DESCRIPTION, description: 'What it is for.' })
  @MaxLength(LONGEST_DESCRIPTION)
  @IsString()
  @IsOptional()
  description?: string;
}

/** What changes; what is left out stays. */
export class ChangeWebhookRequest {
  @ApiPropertyOptional({ maxLength: LONGEST_URL, description: 'What waits goes there too.' })
  @MaxLength(LONGEST_URL)
  @IsString()
  @unlessLeftOut()
  url?: string;

  @ApiPropertyOptional({
    type: [String],
    nullable: true,
    maxItems: MOST_TYPES,
    description: 'Null for all. For events from now on: what waits is delivered.',
  })
  @AreTypes()
  types?: string[] | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: LONGEST_DESCRIPTION })
  @MaxLength(LONGEST_DESCRIPTION)
  @IsString()
  @IsOptional()
  description?: string | null;

  @ApiPropertyOptional({
    description: 'True pauses; false goes on with what happened meanwhile, from where it stood.',
  })
  @IsBoolean()
  @unlessLeftOut()
  paused?: boolean;
}

/** How a secret is replaced. */
export class RotateSecretRequest {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: LONGEST_OVERLAP_SECONDS,
    default: USUAL_OVERLAP_SECONDS,
    description: 'For how long both secrets sign, so that the receiver can change over.',
  })
  @Max(LONGEST_OVERLAP_SECONDS)
  @Min(0)
  @IsInt()
  @IsOptional()
  overlapSeconds: number = USUAL_OVERLAP_SECONDS;
}
