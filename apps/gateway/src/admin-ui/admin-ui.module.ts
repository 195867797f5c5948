import { Module } from '@nestjs/common';
import { AdminUiController } from './admin-ui.controller.js';
import { AdminUiFiles } from './admin-ui-files.js';

/** Serves the admin UI. */
@Module({ controllers: [AdminUiController], providers: [AdminUiFiles] })
export class AdminUiModule {}
