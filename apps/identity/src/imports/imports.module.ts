import { RetentionSchedule } from '@rollcall/database';
import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { PeopleReverter } from '../users/people-reverter.js';
import { UsersModule } from '../users/users.module.js';
import { ApplyPeopleHandler } from './apply-people/apply-people.handler.js';
import { ApplyTurn } from './apply-people/apply-turn.js';
import { FirstPasswords } from './apply-people/first-passwords.js';
import { FileStager } from './file-stager.js';
import { FollowImportQuery } from './follow-import.query.js';
import { ImportCommandsController } from './import-commands.controller.js';
import { ImportEnds } from './import-ends.js';
import { ImportTextsController } from './import-texts.controller.js';
import { RepairFileQuery } from './list-rows/repair-file.query.js';
import { ImportSteps } from './import-steps.js';
import { ImportRunner } from './import-runner.js';
import { ImportsController } from './imports.controller.js';
import { PasswordSeal } from './password-seal.js';
import { PeoplePlanner } from './people-planner.js';
import { PlanPeopleHandler } from './plan-people/plan-people.handler.js';
import { ApproveImportHandler } from './steer-import/approve-import.handler.js';
import { SteerImportHandler } from './steer-import/steer-import.handler.js';
import { CarryOutUndoHandler } from './undo-import/carry-out-undo.handler.js';
import { PlanUndoHandler } from './undo-import/plan-undo.handler.js';
import { UndoImportHandler } from './undo-import/undo-import.handler.js';
import { UndoTurn } from './undo-import/undo-turn.js';
import { UndoPlanner } from './undo-planner.js';
import { UploadImportHandler } from './upload-import.handler.js';
import { acceptImportFiles } from './uploaded-file.js';

/** Imports of people from files (D-30, Z-03). */
@Module({
  imports: [CredentialsModule, MembershipsModule, UsersModule],
  // The texts first: `template.csv` is no id.
  controllers: [ImportTextsController, ImportsController, ImportCommandsController],
  providers: [
    ApproveImportHandler,
    ApplyPeopleHandler,
    ApplyTurn,
    CarryOutUndoHandler,
    FileStager,
    FirstPasswords,
    FollowImportQuery,
    ImportEnds,
    ImportRunner,
    ImportSteps,
    PasswordSeal,
    PeoplePlanner,
    PeopleReverter,
    PlanPeopleHandler,
    PlanUndoHandler,
    RepairFileQuery,
    SteerImportHandler,
    UndoImportHandler,
    UndoPlanner,
    UndoTurn,
    UploadImportHandler,
  ],
})
export class ImportsModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    retention: RetentionSchedule,
  ) {
    const over = `created_at < now() - interval '30 days'`;
    retention.register({
      table: 'import_rows',
      expired: `(platform_id, import_id) IN (SELECT platform_id, id FROM imports WHERE ${over})`,
    });
    // What was done to people is kept as long as it can be taken back, and while somebody does.
    retention.register({
      table: 'import_people',
      expired: `(platform_id, import_id) IN (SELECT platform_id, id FROM imports i WHERE ${over} AND finished_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM imports u WHERE u.platform_id = i.platform_id AND u.undoes = i.id
                           AND u.finished_at IS NULL))`,
    });
  }

  onModuleInit(): void {
    acceptImportFiles(this.host.httpAdapter.getInstance<FastifyInstance>());
  }
}
