import { type DynamicModule, Inject, Injectable, Module, type OnModuleDestroy } from '@nestjs/common';
import { createTransport } from 'nodemailer';

const OPTIONS = 'MAILER_OPTIONS';

/**
 * Stands in for `@nestjs-modules/mailer` in tests: jest on Node 20 cannot load it, because it is CommonJS and requires
 * Nest, which is published as ES modules only. Like the original it hands everything to a transport of nodemailer. The
 * journeys run with the original.
 */
@Injectable()
export class MailerService implements OnModuleDestroy {
  private readonly transport;

  constructor(@Inject(OPTIONS) options: { transport: Parameters<typeof createTransport>[0] }) {
    this.transport = createTransport(options.transport);
  }

  async sendMail(mail: Parameters<MailerService['transport']['sendMail']>[0]): Promise<unknown> {
    return this.transport.sendMail(mail);
  }

  onModuleDestroy(): void {
    this.transport.close();
  }
}

@Module({})
export class MailerModule {
  static forRootAsync(options: {
    inject: never[];
    useFactory: (...dependencies: never[]) => unknown;
  }): DynamicModule {
    return {
      module: MailerModule,
      global: true,
      providers: [{ provide: OPTIONS, ...options }, MailerService],
      exports: [MailerService],
    };
  }
}
