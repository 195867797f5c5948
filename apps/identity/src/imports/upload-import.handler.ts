import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { CommandAnswer, type CommandRequest, Database, IdempotentCommands } from '@rollcall/database';
import { DomainError, type UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { loadGroupPlaces } from '../groups/group-places.query.js';
import { assertAllowed } from '../policy/policy.errors.js';
import { decide } from '../policy/policy.rules.js';
import { assertNotBusy } from './busy-imports.query.js';
import { FileStager } from './file-stager.js';
import { ImportLostError } from './import.errors.js';
import type { ImportAccepted } from './import.resource.js';
import { loadImporter } from './import-views.query.js';
import { type ImportKey, dropImport, finishReading, insertImport } from './imports.store.js';
import type { ImportWish } from './plan-terms.query.js';
import { type UploadedFile, required } from './uploaded-file.js';

/** Takes a file in: read as it arrives, never whole in memory, and planned when the last row is there (D-30). */
@Injectable()
export class UploadImportHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly database: Database,
    private readonly stager: FileStager,
  ) {}

  /**
   * The Idempotency-Key is settled when all bytes are known: the same key and file come to one import, however often it
   * was sent.
   * @throws DomainError `no_group_managed`, `not_found`, `group_not_manageable`, `free_trial_setup_unavailable`,
   * `free_trial_ended`, `too_many_requests`; what is wrong with the file
   */
  async upload(
    command: CommandRequest,
    actor: UserActor,
    wish: Pick<ImportWish, 'mode' | 'sendCredentials' | 'defaultGroupId'>,
    file: UploadedFile | undefined,
  ): Promise<CommandAnswer<ImportAccepted>> {
    const key = { platformId: actor.platformId, id: uuidv7() };
    const { content } = await this.begin(key, actor, wish, file);
    const digest = createHash('sha256').update(command.fingerprint);
    const digesting = new Transform({
      transform(chunk: Buffer, _, done) {
        digest.update(chunk);
        done(null, chunk);
      },
    });
    await this.stager.stage(key, content, digesting);
    return this.accept(key, { ...command, fingerprint: digest.digest() });
  }

  private async begin(
    key: ImportKey,
    actor: UserActor,
    wish: Pick<ImportWish, 'mode' | 'sendCredentials' | 'defaultGroupId'>,
    given: UploadedFile | undefined,
  ): Promise<UploadedFile> {
    const { platformId } = key;
    return this.database.transaction({ platformId }, async (tx) => {
      const asker = await loadImporter(tx, actor);
      const ids = wish.defaultGroupId === null ? [] : [wish.defaultGroupId];
      const groups = await loadGroupPlaces(tx, asker, ids);
      // D-18: whoever becomes active by a file does so without having done anything.
      const kind = wish.mode === 'setUp' ? 'set-up-users' : 'import-users';
      assertAllowed(decide(asker, { kind, groups, roles: [] }));
      await assertNotBusy(tx, platformId);
      // Last: who may not import is told so, whatever they sent.
      const file = required(given);
      await insertImport(tx, { ...key, ...wish, startedBy: asker.userId, fileName: file.name });
      return file;
    });
  }

  private async accept(key: ImportKey, command: CommandRequest): Promise<CommandAnswer<ImportAccepted>> {
    const drop = () => this.database.transaction({ platformId: key.platformId }, (tx) => dropImport(tx, key));
    try {
      const answer = await this.commands.execute(command, async (tx) => {
        if (!(await finishReading(tx, key)))
          throw new ImportLostError('The import was ended while it was read.');
        return new CommandAnswer<ImportAccepted>(202, { id: key.id, status: 'reading' });
      });
      // The key was used for the same file before: that import is the one.
      if (answer.body.id !== key.id) await drop();
      return answer;
    } catch (error) {
      if (error instanceof ImportLostError) throw ended();
      await drop();
      throw error;
    }
  }
}

const ended = (): DomainError =>
  new DomainError('import_state_unfit', 'The import was cancelled while its file arrived.');
