import { beforeAll, describe, expect, it } from '@jest/globals';
import { PROBLEMS } from '@rollcall/platform';
import { ROUTES, routeFinder, type Route } from '../routing/route-table.rules.js';
import { OpenApiDocument } from './openapi-document.js';

interface Operation {
  operationId: string;
  summary?: string;
  tags: string[];
  security: Record<string, unknown>[];
  parameters: { $ref?: string; name?: string; in?: string }[];
  responses: Record<string, unknown>;
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  tags: { name: string }[];
  components: { schemas: Record<string, { properties: Record<string, { enum?: string[] }> }> };
}

const findRoute = routeFinder(ROUTES);
const routeOf = (path: string): Route | undefined => findRoute(path.slice(1).split('/'));

describe('The OpenAPI document', () => {
  let document: Document;
  let operations: [path: string, method: string, operation: Operation][];
  beforeAll(async () => {
    document = JSON.parse((await new OpenApiDocument().load())!.text) as Document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
        path,
        method,
        operation,
      ]),
    );
  });

  it('is of version 3.1 and describes what is reachable, and nothing else', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/v1/auth/login', '/v1/invitations']),
    );
    // Of what the gateway answers itself only the endpoint of tokens is for programs; the rest are pages and probes.
    const unreachable = Object.keys(document.paths).filter((path) => {
      const service = routeOf(path)?.service;
      return service === undefined || (service === 'gateway' && path !== '/v1/oauth/token');
    });
    expect(unreachable).toEqual([]);
  });

  it('has no reference that leads nowhere', () => {
    const dangling = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)]
      .map(([, pointer = '']) => pointer)
      .filter((pointer) => {
        let target: unknown = document;
        for (const key of pointer.split('/')) target = (target as Record<string, unknown> | undefined)?.[key];
        return target === undefined;
      });
    expect(dangling).toEqual([]);
  });

  it('names and files every operation, and explains every one of the API proper', () => {
    const ids = operations.map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = new Set(document.tags.map(({ name }) => name));
    const odd = operations.filter(
      ([path, , { summary, tags: own }]) =>
        (path.startsWith('/v1/') && !summary) || !own.some((tag) => tags.has(tag)),
    );
    expect(odd.map(([path, method]) => `${method} ${path}`)).toEqual([]);
  });

  it('says who may call it as the gateway and the services see it', () => {
    const wrong = operations.filter(([path, , { security }]) => {
      const isOpenToAnyone = security.some((way) => Object.keys(way).length === 0);
      return security.length === 0 || isOpenToAnyone !== (routeOf(path)?.access !== 'signed-in');
    });
    expect(wrong.map(([path, method]) => `${method} ${path}`)).toEqual([]);
  });

  it('declares every variable of a path', () => {
    const undeclared = operations.flatMap(([path, , { parameters }]) => {
      const declared = new Set(parameters.filter((one) => one.in === 'path').map(({ name }) => name));
      return [...path.matchAll(/\{(\w+)\}/g)].filter(([, name]) => !declared.has(name)).map(() => path);
    });
    expect(undeclared).toEqual([]);
  });

  it('lists every problem code', () => {
    expect(document.components.schemas['Problem']?.properties['code']?.enum).toEqual(Object.keys(PROBLEMS));
  });
});
