import { Injectable, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ALLOWED_KINDS } from './allow.decorator.js';

type Handlers = Record<string, (...args: never[]) => unknown>;

/** Refuses to start a service that has a route without {@link Allow}: forgotten must not mean closed by luck. */
@Injectable()
export class RouteAccessCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.undeclaredRoutes(metatype) : []));
    if (open.length > 0) {
      throw new Error(`Every route must say who may call it: add @Allow(…) to ${open.join(', ')}`);
    }
  }

  private undeclaredRoutes(controller: object): string[] {
    const { name, prototype } = controller as { name: string; prototype: Handlers };
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((method) => {
        const handler = prototype[method] as Handlers[string];
        const isRoute = Reflect.hasMetadata(METHOD_METADATA, handler);
        return isRoute && !this.reflector.getAllAndOverride(ALLOWED_KINDS, [handler, controller as never]);
      })
      .map((method) => `${name}.${method}`);
  }
}
