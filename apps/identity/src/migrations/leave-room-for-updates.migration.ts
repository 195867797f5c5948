import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every change of the groups of a person raises `users.version`. */
export class LeaveRoomForUpdates1764100050600 implements MigrationInterface {
  readonly name = 'LeaveRoomForUpdates1764100050600';

  /**
   * With room on its page a row changes in place, and none of the indexes has to learn where it is: least of all the
   * trigram index, which has fifty entries for each person.
   */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users SET (fillfactor = 85)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users RESET (fillfactor)');
  }
}
