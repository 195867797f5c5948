import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '@rollcall/platform';
import { CONTENT_SECURITY_POLICY } from '../mail-document.js';
import { MailPreviewsPage } from './mail-previews-page.js';
import { PreviewMailRequest } from './preview-mail.requests.js';

/** Every mail as it would be read, from examples. Exists only where the built-in mailbox does. */
@ApiTags('mailbox')
@Controller('mailbox/previews')
@Allow('anonymous', 'user', 'operator')
export class MailPreviewsController {
  constructor(private readonly page: MailPreviewsPage) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', CONTENT_SECURITY_POLICY)
  @ApiOperation({ summary: 'Every mail as it would be read' })
  @ApiOkResponse({ description: 'Each kind of mail in each language and variant, made from its example.' })
  show(@Query() request: PreviewMailRequest): string {
    return this.page.render(request);
  }
}
