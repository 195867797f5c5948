import { describe, expect, it } from '@jest/globals';
import { DeclaredRoutes } from './declared-routes.js';

const routes = new DeclaredRoutes();
routes.add('GET', '/v1/groups/:id');
routes.add(['PATCH', 'DELETE'], '/v1/groups/:id');
routes.add('POST', '/v1/groups/:id/members/:userId');
routes.add('GET', '/docs/*');
routes.add('GET', '/openapi.json');

describe('the declared routes', () => {
  it.each([
    ['/v1/groups/7', ['DELETE', 'GET', 'PATCH']],
    ['/v1/groups/7/members/a-b', ['POST']],
    ['/docs/a/b.css', ['GET']],
    ['/openapi.json', ['GET']],
    ['/openapiXjson', []],
    ['/v1/groups', []],
    ['/v1/groups/7/members', []],
  ])('at %s are %j', (path, methods) => {
    expect(routes.methodsAt(path)).toEqual(methods);
  });
});
