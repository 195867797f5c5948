import { Readable } from 'node:stream';
import { Controller, Delete, Get, Header, HttpCode, Query, StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '@rollcall/platform';
import { CONTENT_SECURITY_POLICY } from './mail-document.js';
import { Mailbox } from './mailbox.js';
import { jsonList } from './json-list.js';
import { ListMailsRequest, ShowMailboxRequest } from './mailbox.requests.js';
import { MailboxPage } from './mailbox-page.js';

/** The built-in mailbox. This controller exists only while no mail server is configured. */
@ApiTags('mailbox')
@Controller('mailbox')
@Allow('anonymous', 'user', 'operator')
export class MailboxController {
  constructor(
    private readonly mailbox: Mailbox,
    private readonly page: MailboxPage,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', CONTENT_SECURITY_POLICY)
  @ApiOkResponse({ description: 'The mails as a page for people.' })
  async show(@Query() request: ShowMailboxRequest): Promise<string> {
    return this.page.render(request);
  }

  @Get('api/mails')
  @ApiOkResponse({ description: '`{ items }`, newest first.' })
  list(@Query() { to, since }: ListMailsRequest): StreamableFile {
    const mails = this.mailbox.all({ to: to || undefined, since: since ? new Date(since) : undefined });
    return new StreamableFile(Readable.from(jsonList(mails)), { type: 'application/json; charset=utf-8' });
  }

  @Delete('api/mails')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The mailbox is empty.' })
  async clear(): Promise<void> {
    await this.mailbox.clear();
  }
}
