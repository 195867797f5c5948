import { ApiProperty } from '@nestjs/swagger';
import { PAUSE_REASONS, type PauseReason, type Webhook } from './webhook.rules.js';

const AT = { type: String, format: 'date-time', nullable: true } as const;

/** A webhook. */
export class WebhookAnswer {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() url: string;
  @ApiProperty({ type: [String], nullable: true, description: 'Which event types it gets; null for all.' })
  types: string[] | null;
  @ApiProperty({ type: String, nullable: true }) description: string | null;
  @ApiProperty({ enum: ['active', 'paused'] }) state: 'active' | 'paused';
  @ApiProperty({
    type: String,
    enum: PAUSE_REASONS,
    nullable: true,
    description:
      'by_hand: somebody said so. failing: nothing but failures for five days (A9). gone: the receiver answered 410.',
  })
  pauseReason: PauseReason | null;
  @ApiProperty(AT) pausedAt: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ ...AT, description: 'The first failure since the last delivery.' })
  failingSince: string | null;
  @ApiProperty({ ...AT, description: 'While it fails: until when it is left alone.' })
  restingUntil: string | null;
  @ApiProperty(AT) lastDeliveredAt: string | null;
  @ApiProperty({
    type: 'integer',
    description:
      'Events of the platform, of all types, that were not looked at for it yet. Grows while it is paused or fails.',
  })
  eventsBehind: number;
  @ApiProperty({ ...AT, description: 'After a rotation: until when the secret before signs too.' })
  previousSecretUntil: string | null;

  static of(
    this: void,
    { previousUntil, ...webhook }: Webhook & { eventsBehind: string },
    now: Date,
  ): WebhookAnswer {
    const { id, url, types, description, pausedAt, pauseReason, createdAt, eventsBehind } = webhook;
    return {
      id,
      url,
      types,
      description,
      state: pausedAt ? 'paused' : 'active',
      pauseReason,
      pausedAt: textOf(pausedAt),
      createdAt: createdAt.toISOString(),
      failingSince: textOf(webhook.failingSince),
      restingUntil: textOf(webhook.restUntil && webhook.restUntil > now ? webhook.restUntil : null),
      lastDeliveredAt: textOf(webhook.lastDeliveredAt),
      eventsBehind: Number(eventsBehind),
      previousSecretUntil: textOf(previousUntil && previousUntil > now ? previousUntil : null),
    };
  }
}

const textOf = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A webhook with its secret, which is shown this once. */
export class WebhookWithSecretAnswer extends WebhookAnswer {
  @ApiProperty({
    description: 'Signs what is delivered (Standard Webhooks). Keep it: no other answer shows it.',
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw3DmtR1t3Aes=',
  })
  secret: string;
}

/** A page of webhooks. */
export class WebhookPageAnswer {
  @ApiProperty({ type: [WebhookAnswer] }) items: WebhookAnswer[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page; null on the last.' })
  nextCursor: string | null;
}
