import { type DynamicModule, Module } from '@nestjs/common';
import { SmtpServerAddress } from './smtp-server-address.js';

/** The mail server that the operator named. */
@Module({})
export class SmtpServerModule {
  static at(smtpUrl: string): DynamicModule {
    return {
      module: SmtpServerModule,
      global: true,
      providers: [{ provide: SmtpServerAddress, useFactory: () => SmtpServerAddress.parse(smtpUrl) }],
      exports: [SmtpServerAddress],
    };
  }
}
