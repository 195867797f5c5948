import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { ClientCredentialsAnswer, ClientCredentialsRequest } from '@rollcall/contracts';
import { Allow } from '@rollcall/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { IdentityClient } from '../routing/peers.js';
import { readClientCredentials, type OAuthFault } from './client-credentials.rules.js';
import { FAULT_DESCRIPTIONS, TokenAnswer, TokenRefusal, TokenRequest } from './token.answer.js';

type Request = FastifyRequest<{ Body: Record<string, unknown> | undefined }>;

/** Access tokens for programs that know client credentials and no API keys. It is here because credentials end here. */
@ApiTags('API keys')
@Allow('anonymous')
@Controller('v1/oauth')
export class OAuthController {
  constructor(
    private readonly identity: IdentityClient,
    private readonly limits: RateLimits,
  ) {}

  @Post('token')
  @HttpCode(200)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ type: TokenRequest })
  @ApiOperation({
    summary: 'Get an access token with an API key',
    description:
      'Client credentials of OAuth 2.0 (RFC 6749, 4.4), with the client in the form or by HTTP Basic. The token acts as ' +
      'the key, and is worth nothing any more once the key has ended, or the secret that it was made with.',
  })
  @ApiResponse({ status: 200, type: TokenAnswer })
  @ApiResponse({ status: 400, type: TokenRefusal, description: 'The request is wrong; `error` says how.' })
  @ApiResponse({ status: 401, type: TokenRefusal, description: '`invalid_client`.' })
  async token(@Req() request: Request, @Res() reply: FastifyReply): Promise<void> {
    const credentials = readClientCredentials(request.headers.authorization, request.body);
    reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
    if (typeof credentials === 'string') return refuse(reply, credentials);
    const answer = await this.ask(credentials, request, reply);
    if (answer.outcome !== 'issued') return refuse(reply, answer.outcome);
    const body: TokenAnswer = {
      access_token: answer.accessToken,
      token_type: 'Bearer',
      expires_in: answer.expiresIn,
      scope: answer.scopes.join(' '),
    };
    reply.send(body);
  }

  /** Whoever tries secrets out is slowed down before identity hears of them. */
  private async ask(
    body: ClientCredentialsRequest,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ClientCredentialsAnswer> {
    await this.limits.peek('refusals', request, reply);
    const answer = await this.identity.post<ClientCredentialsAnswer>('/internal/api-key-tokens', { body });
    if (answer.outcome === 'invalid_client') await this.limits.take('refusals', request, reply);
    return answer;
  }
}

function refuse(reply: FastifyReply, error: OAuthFault): void {
  const body: TokenRefusal = { error, error_description: FAULT_DESCRIPTIONS[error] };
  if (error === 'invalid_client') reply.header('www-authenticate', 'Basic realm="rollcall"');
  reply.code(error === 'invalid_client' ? 401 : 400).send(body);
}
