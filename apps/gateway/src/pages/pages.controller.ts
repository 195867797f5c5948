import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '@rollcall/platform';
import { ICON, STYLE_SHEET } from './assets.js';

const CACHE = 'public, max-age=3600';

/** What the pages for people are made with. */
@Controller()
@ApiExcludeController()
@Allow('anonymous')
export class PagesController {
  @Get('assets/pages.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', CACHE)
  styleSheet(): string {
    return STYLE_SHEET;
  }

  @Get(['assets/icon.svg', 'favicon.ico'])
  @Header('content-type', 'image/svg+xml')
  @Header('cache-control', CACHE)
  icon(): string {
    return ICON;
  }
}
