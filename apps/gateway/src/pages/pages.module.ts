import { Module } from '@nestjs/common';
import { PagesController } from './pages.controller.js';

/** Pages for people that belong to no capability. */
@Module({ controllers: [PagesController] })
export class PagesModule {}
