import { Module } from '@nestjs/common';
import { CyclesModule } from '../cycles/cycles.module.js';
import { IdentityModule } from '../identity.module.js';
import { ExportStatementQuery } from './export-statement/export-statement.query.js';
import { ListLinesQuery } from './list-lines/list-lines.query.js';
import { StatementsController } from './statements.controller.js';

/** Statements: what a cycle is charged for. */
@Module({
  imports: [CyclesModule, IdentityModule],
  controllers: [StatementsController],
  providers: [ExportStatementQuery, ListLinesQuery],
})
export class StatementsModule {}
