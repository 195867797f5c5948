import type { ActorExchangeAnswer, SignInAnswer } from '@rollcall/contracts';
import {
  Allow,
  AllowWhilePasswordChangeRequired,
  CurrentActor,
  type PlatformActor,
  type UserActor,
  KeyScope,
} from '@rollcall/platform';
import { CommandOf, type CommandRequest, Database } from '@rollcall/database';
import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExcludeEndpoint,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { EndSignInsHandler } from './end-sign-ins/end-sign-ins.handler.js';
import { ExchangeAccessTokenHandler } from './exchange-access-token/exchange-access-token.handler.js';
import { whoAmI } from './who-am-i.query.js';
import { WhichKeyAmI, WhoAmI } from './who-am-i.resource.js';
import { OriginOf } from './sign-in-origin.decorator.js';
import type { SignInOrigin } from './sign-in.store.js';
import { SignedInResource } from './sign-in/signed-in.resource.js';
import { SignInHandler } from './sign-in/sign-in.handler.js';
import { SignInRequest } from './sign-in/sign-in.requests.js';

/** Header that tells the gateway to set the sign-in cookie; it never leaves the installation. */
const SIGN_IN_HEADER = 'x-rollcall-sign-in';

/** Body of `POST /internal/actor-tokens`. */
export class ExchangeRequest {
  @MaxLength(512)
  @IsString()
  @ApiProperty()
  accessToken: string;
}

interface Reply {
  header(name: string, value: string): unknown;
}

@ApiTags('Sign-in')
@Controller()
export class CredentialsController {
  constructor(
    private readonly signIn: SignInHandler,
    private readonly exchange: ExchangeAccessTokenHandler,
    private readonly endSignIns: EndSignInsHandler,
    private readonly database: Database,
  ) {}

  @Post('v1/auth/login')
  @Allow('anonymous', 'user')
  @AllowWhilePasswordChangeRequired()
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInResource })
  @ApiOperation({
    summary: 'Sign in',
    description:
      'One indistinguishable answer for every failure (Z-06). Many failures are answered by 429; a link to choose a new password ends that. Idempotency-Key has no part in it: the answer holds a secret, which is not kept.',
  })
  async login(
    @CommandOf() command: CommandRequest,
    @Body() body: SignInRequest,
    @OriginOf() origin: SignInOrigin,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<SignInAnswer> {
    const answer = await this.signIn.execute(command, body, origin);
    reply.header(SIGN_IN_HEADER, answer.accessToken);
    return answer;
  }

  @Post('v1/auth/logout')
  @Allow('user')
  @AllowWhilePasswordChangeRequired()
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiNoContentResponse({ description: 'The access token is worth nothing any more.' })
  @ApiOperation({ summary: 'End this sign-in' })
  logout(@CommandOf() command: CommandRequest, @CurrentActor() actor: UserActor) {
    return this.endSignIns.signOut(command, actor);
  }

  @Get('v1/auth/me')
  @Allow('user')
  @KeyScope('any')
  @AllowWhilePasswordChangeRequired()
  @ApiBearerAuth()
  @ApiExtraModels(WhoAmI, WhichKeyAmI)
  @ApiOkResponse({
    description: 'To an API key: which key, and what it opens.',
    schema: { oneOf: [{ $ref: getSchemaPath(WhoAmI) }, { $ref: getSchemaPath(WhichKeyAmI) }] },
  })
  @ApiOperation({ summary: 'Who am I, and what may I do where' })
  me(@CurrentActor() actor: PlatformActor): Promise<WhoAmI | WhichKeyAmI> {
    return whoAmI(this.database, actor);
  }

  @Post('internal/actor-tokens')
  @Allow('service')
  @HttpCode(200)
  @ApiExcludeEndpoint()
  exchangeToken(@Body() body: ExchangeRequest): Promise<ActorExchangeAnswer> {
    return this.exchange.execute(body.accessToken);
  }
}
