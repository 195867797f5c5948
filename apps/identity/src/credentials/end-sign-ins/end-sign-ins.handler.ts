import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { DomainError, type PlatformActor, type UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { loadPersonSubject } from '../../policy/person-subjects.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { endSignIns } from '../sign-in.store.js';

/** Ends sign-ins, one's own or those of somebody else; the gateways notice within a second (V45). */
@Injectable()
export class EndSignInsHandler {
  constructor(private readonly commands: IdempotentCommands) {}

  /** Ends the sign-in that the call came through. */
  signOut(command: CommandRequest, { userId, signInId }: UserActor): Promise<CommandAnswer<undefined>> {
    return this.commands.execute(command, async (tx) => {
      await endSignIns(tx, userId, { only: signInId });
      return new CommandAnswer(204, undefined);
    });
  }

  /** @throws DomainError `not_found` for a person or a sign-in that is not there, refusals of the policy */
  execute(
    command: CommandRequest,
    actor: PlatformActor,
    userId: string,
    which: Parameters<typeof endSignIns>[2],
  ): Promise<CommandAnswer<undefined>> {
    return this.commands.execute(command, async (tx) => {
      const person = await loadPersonSubject(tx, userId);
      assertAllowed(decide(await loadPolicyActor(tx, actor), { kind: 'end-sign-ins', person }));
      const ended = await endSignIns(tx, userId, which);
      if ('only' in which && ended === 0) {
        throw new DomainError('not_found', 'There is nothing at this address.');
      }
      return new CommandAnswer(204, undefined);
    });
  }
}
