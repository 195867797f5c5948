import { Module } from '@nestjs/common';
import { ErasePeopleHandler } from './erase-people/erase-people.handler.js';
import { RecipientsConsumer } from './recipients.consumer.js';

/** Who the people and platforms are that mails are about. */
@Module({ controllers: [RecipientsConsumer], providers: [ErasePeopleHandler] })
export class RecipientsModule {}
