import { Module } from '@nestjs/common';
import { DocumentationController } from './documentation.controller.js';
import { OpenApiDocument } from './openapi-document.js';

/** How the API is called, for programs and for people. */
@Module({ controllers: [DocumentationController], providers: [OpenApiDocument] })
export class DocumentationModule {}
