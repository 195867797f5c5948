import { Module } from '@nestjs/common';
import { RecipientsConsumer } from './recipients.consumer.js';

/** Who the people and platforms are that mails are about. */
@Module({ controllers: [RecipientsConsumer] })
export class RecipientsModule {}
