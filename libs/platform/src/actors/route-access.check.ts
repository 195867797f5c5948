import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { ActorKind } from './actor.js';
import { ALLOWED_KINDS } from './allow.decorator.js';
import { KEY_SCOPE, type RequiredScope } from './key-scope.decorator.js';

type Handlers = Record<string, (...args: never[]) => unknown>;

/**
 * Refuses to start a service that has a route without {@link Allow}: forgotten must not mean closed by luck. And one whose
 * scope for keys stands where no person may call: a key may never do more than people can; or is for reading and stands where
 * something is written, as that of a controller easily does for a route added later.
 */
@Injectable()
export class RouteAccessCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const routes = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.routesOf(metatype) : []));
    refuse(
      routes.filter(({ kinds }) => kinds === undefined),
      'Every route must say who may call it: add @Allow(…) to',
    );
    refuse(
      routes.filter(({ kinds, scope }) => scope !== undefined && !kinds?.includes('user')),
      "A scope opens to keys what people may call: add 'user' to @Allow(…), or take @KeyScope(…) off",
    );
    refuse(
      routes.filter(({ scope, method }) => scope?.endsWith(':read') && method !== RequestMethod.GET),
      'A scope for reading opens what is read with GET: give a scope of its own to',
    );
  }

  private routesOf(controller: object): CheckedRoute[] {
    const { name, prototype } = controller as { name: string; prototype: Handlers };
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((method) => Reflect.hasMetadata(METHOD_METADATA, prototype[method] as Handlers[string]))
      .map((method) => {
        const targets = [prototype[method] as Handlers[string], controller as never];
        return {
          route: `${name}.${method}`,
          kinds: this.reflector.getAllAndOverride<ActorKind[] | undefined>(ALLOWED_KINDS, targets),
          scope: this.reflector.getAllAndOverride<RequiredScope | undefined>(KEY_SCOPE, targets),
          method: Reflect.getMetadata(
            METHOD_METADATA,
            prototype[method] as Handlers[string],
          ) as RequestMethod,
        };
      });
  }
}

interface CheckedRoute {
  route: string;
  kinds: ActorKind[] | undefined;
  scope: RequiredScope | undefined;
  method: RequestMethod;
}

function refuse(routes: readonly CheckedRoute[], why: string): void {
  if (routes.length > 0) throw new Error(`${why} ${routes.map(({ route }) => route).join(', ')}`);
}
