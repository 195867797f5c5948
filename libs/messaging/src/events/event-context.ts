import type { CloudEvent } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { BaseRpcContext } from '@nestjs/microservices';

/** What a handler gets beside its event: `@Ctx() context: EventContext`. */
export class EventContext extends BaseRpcContext<[Transaction, readonly CloudEvent[]]> {
  /** The transaction in which the event becomes done: effects written through it happen exactly once. */
  get transaction(): Transaction {
    return this.args[0];
  }

  /** The events of this call; one unless the handler takes batches. */
  get events(): readonly CloudEvent[] {
    return this.args[1];
  }
}
