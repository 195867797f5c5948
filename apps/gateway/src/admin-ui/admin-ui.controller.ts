import { Controller, Get, Param, Redirect, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, DomainError } from '@rollcall/platform';
import type { FastifyReply } from 'fastify';
import { AdminUiFiles } from './admin-ui-files.js';

/** Names of built files carry a hash of their content. */
const FOR_EVER = { maxAge: '365d', immutable: true };

/** The admin UI: one page for every address below `/app`, and the files that it is made of. */
@Controller()
@ApiExcludeController()
@Allow('anonymous')
export class AdminUiController {
  constructor(private readonly files: AdminUiFiles) {}

  @Get()
  @Redirect('/app/', 303)
  home(): void {
    // The decorator says it all.
  }

  @Get('app/assets/:file')
  asset(@Param('file') file: string, @Res() reply: FastifyReply): void {
    this.send(reply, `assets/${file}`, FOR_EVER);
  }

  @Get('app/color-scheme.js')
  colorScheme(@Res() reply: FastifyReply): void {
    this.send(reply, 'color-scheme.js', { maxAge: '1h' });
  }

  @Get(['app', 'app/*'])
  async page(@Res() reply: FastifyReply): Promise<void> {
    const page = await this.files.page();
    if (!page) throw notBuilt();
    reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': page.policy,
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex, nofollow',
      })
      .send(page.html);
  }

  private send(reply: FastifyReply, file: string, cache: { maxAge: string; immutable?: boolean }): void {
    if (this.files.folder === undefined) throw notBuilt();
    void reply.sendFile(file, this.files.folder, cache);
  }
}

function notBuilt(): DomainError {
  return new DomainError('not_found', 'The admin UI was not built: run "npm run build".');
}
