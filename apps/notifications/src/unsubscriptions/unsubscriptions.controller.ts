import { Controller, Delete, HttpCode, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Database } from '@rollcall/database';
import { Allow, Clock, DomainError, ProblemResponses } from '@rollcall/platform';
import { type Unsubscription, UnsubscribeLinks } from '../delivery/unsubscribe-links.js';
import { MailPreferencesStore } from './mail-preferences.store.js';

const TOKEN = { name: 'token', description: 'The last part of the link in the mail.' } as const;

/** What people ask by the links in their mails; the link is the proof. Both calls may be repeated. */
@ApiTags('Mail')
@Allow('anonymous')
@Controller('v1/unsubscriptions')
export class UnsubscriptionsController {
  constructor(
    private readonly links: UnsubscribeLinks,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Put(':token')
  @HttpCode(204)
  @ApiParam(TOKEN)
  @ApiOperation({
    summary: 'Stop reminders',
    description: 'Mails of the topic that the link is about are not sent any more.',
  })
  @ApiResponse({ status: 204, description: 'Done, now or before.' })
  @ProblemResponses('link_unknown')
  async unsubscribe(@Param('token') token: string): Promise<void> {
    const about = this.read(token);
    await this.database.transaction(about, (tx) =>
      MailPreferencesStore.unsubscribe(tx, about, this.clock.now()),
    );
  }

  @Delete(':token')
  @HttpCode(204)
  @ApiParam(TOKEN)
  @ApiOperation({ summary: 'Get reminders again' })
  @ApiResponse({ status: 204, description: 'Done, now or before.' })
  @ProblemResponses('link_unknown')
  async subscribe(@Param('token') token: string): Promise<void> {
    const about = this.read(token);
    await this.database.transaction(about, (tx) => MailPreferencesStore.subscribe(tx, about));
  }

  private read(token: string): Unsubscription {
    const about = this.links.read(token);
    if (!about) throw new DomainError('link_unknown', 'This is no link of a mail of ours.');
    return about;
  }
}
