import { createReadStream } from 'node:fs';
import { Controller, Get, Header, Headers, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, DomainError, isProblemCode } from '@rollcall/platform';
import type { FastifyReply } from 'fastify';
import { sendPage } from '../pages/page-layout.js';
import { OpenApiDocument } from './openapi-document.js';
import { problemPage } from './problem.page.js';
import { READER_FILES, READER_PAGE, READER_POLICY, READER_SCRIPT, readerFile } from './reader.js';

const CACHE = 'public, max-age=86400';

/** How the API is called, for programs and for people. */
@Controller()
@ApiExcludeController()
@Allow('anonymous')
export class DocumentationController {
  constructor(private readonly document: OpenApiDocument) {}

  @Get('openapi.json')
  async openApi(
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = await this.document.load();
    if (!document)
      throw new DomainError('not_found', 'The OpenAPI document was not generated in this build.');
    reply.headers({ etag: document.etag, 'cache-control': 'no-cache' });
    if (known === document.etag) reply.code(304).send();
    else reply.header('content-type', 'application/json; charset=utf-8').send(document.text);
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', READER_POLICY)
  reader(): string {
    return READER_PAGE;
  }

  @Get('docs/start.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  readerScript(): string {
    return READER_SCRIPT;
  }

  @Get('docs/:file')
  readerFile(@Param('file') file: string, @Res() reply: FastifyReply): void {
    const contentType = Object.hasOwn(READER_FILES, file) ? READER_FILES[file] : undefined;
    if (contentType === undefined) throw new DomainError('not_found', 'There is nothing at this address.');
    reply
      .headers({ 'content-type': contentType, 'cache-control': CACHE })
      .send(createReadStream(readerFile(file)));
  }

  @Get('problems/:code')
  problem(@Param('code') code: string, @Res() reply: FastifyReply): void {
    if (!isProblemCode(code)) throw new DomainError('not_found', 'There is no problem of this code.');
    sendPage(reply, problemPage(code));
  }
}
