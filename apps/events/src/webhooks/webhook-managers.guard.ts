import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type PlatformActor, actorOf } from '@rollcall/platform';
import { AccessClient } from '../access.client.js';

/** Lets those through who look after webhooks: platform admins (P20), and keys with the scope of the route. */
@Injectable()
export class WebhookManagersGuard implements CanActivate {
  constructor(private readonly access: AccessClient) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const actor = actorOf(context.switchToHttp().getRequest<object>());
    await this.access.assertMay(actor as PlatformActor, 'webhooks.manage');
    return true;
  }
}
