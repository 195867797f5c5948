import type { AccountNamesAnswer, AccountStatesAnswer } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { Allow, CurrentActor, DomainError, FIRST_ID, type ServiceActor } from '@rollcall/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { accountNames } from './account-names.query.js';
import { accountStates, activeAccounts } from './account-states.query.js';
import { ListActiveAccounts, LookUpAccounts, NameAccounts } from './accounts.requests.js';

const BEFORE_ALL = { platformId: FIRST_ID, userId: FIRST_ID };

/** Who is active, and who is who: for billing, which compares its seats and explains its bills, and for nobody else. */
@ApiExcludeController()
@Allow('service')
@Controller('internal')
export class AccountsController {
  constructor(private readonly database: Database) {}

  @Post('active-accounts')
  @HttpCode(200)
  async active(
    @CurrentActor() actor: ServiceActor,
    @Body() { after = BEFORE_ALL, limit }: ListActiveAccounts,
  ): Promise<AccountStatesAnswer> {
    assertBilling(actor);
    return {
      items: await this.database.transaction('installation', (tx) => activeAccounts(tx, after, limit)),
    };
  }

  @Post('account-states')
  @HttpCode(200)
  async states(
    @CurrentActor() actor: ServiceActor,
    @Body() { userIds }: LookUpAccounts,
  ): Promise<AccountStatesAnswer> {
    assertBilling(actor);
    return { items: await this.database.transaction('installation', (tx) => accountStates(tx, userIds)) };
  }

  @Post('account-names')
  @HttpCode(200)
  async names(
    @CurrentActor() actor: ServiceActor,
    @Body() { platformId, userIds }: NameAccounts,
  ): Promise<AccountNamesAnswer> {
    assertBilling(actor);
    return { items: await this.database.transaction({ platformId }, (tx) => accountNames(tx, userIds)) };
  }
}

function assertBilling({ service }: ServiceActor): void {
  if (service === 'billing') return;
  throw new DomainError('forbidden', `Accounts are listed for billing only, not for ${service}.`);
}
