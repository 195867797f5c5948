import type { ClientCredentialsAnswer } from '@rollcall/contracts';
import { Allow } from '@rollcall/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IssueAccessTokenHandler } from './issue-access-token/issue-access-token.handler.js';
import { IssueAccessTokenRequest } from './issue-access-token/issue-access-token.requests.js';

/** What the gateway asks for programs that come with client credentials. */
@ApiExcludeController()
@Allow('service')
@Controller('internal/api-key-tokens')
export class ApiKeyTokensController {
  constructor(private readonly issueToken: IssueAccessTokenHandler) {}

  @Post()
  @HttpCode(200)
  issue(@Body() body: IssueAccessTokenRequest): Promise<ClientCredentialsAnswer> {
    return this.issueToken.execute(body);
  }
}
