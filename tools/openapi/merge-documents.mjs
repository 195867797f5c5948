import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../process/failure.mjs';
import { describeOperation } from './describe-operation.mjs';
import { informationOf, problemComponents, securitySchemes, tagsOf } from './document-parts.mjs';
import { modernise, renameReferences } from './schema-dialect.mjs';

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'];

/** Puts the documents of the services together into the one of the installation. */
export function mergeDocuments({ version, services, routing, problems, scopes }) {
  const findRoute = routing.routeFinder(routing.ROUTES);
  const paths = {};
  const schemas = {};
  for (const { service, document, accessOf } of services) {
    const taken = addSchemas(schemas, publicSchemas(document, findRoute), service);
    for (const [path, operations] of publicPaths(document, findRoute)) {
      const route = findRoute(segmentsOf(path));
      assertRouted(path, route, service);
      paths[path] ??= {};
      for (const method of METHODS.filter((name) => operations[name])) {
        const operation = renameReferences(modernise(operations[method]), taken);
        const access = accessOf(operation.operationId);
        paths[path][method] = describeOperation({ operation, method, path, route, ...access });
      }
    }
  }
  const ordered = Object.fromEntries(Object.entries(paths).toSorted(([one], [other]) => compare(one, other)));
  const components = problemComponents(problems);
  return {
    openapi: '3.1.0',
    info: informationOf(version),
    servers: [{ url: '/' }],
    tags: tagsOf(ordered),
    paths: uniqueIds(ordered),
    components: {
      ...components,
      schemas: { ...components.schemas, ...sorted(schemas) },
      securitySchemes: securitySchemes(scopes),
    },
  };
}

/** What is for the services among themselves, for orchestrators, and pages for people, is not part of the API. */
function publicPaths(document, findRoute) {
  return Object.entries(document.paths).filter(([path]) => {
    if (findRoute(segmentsOf(path))?.service === 'gateway') return path.startsWith('/v1/');
    return !path.startsWith('/internal/');
  });
}

/** A route that a service offers and the gateway sends elsewhere could never be called. */
function assertRouted(path, route, service) {
  if (route?.service === service) return;
  const target = route ? `goes to ${route.service}` : 'goes nowhere';
  throw new Failure(`${service} offers ${path}, which ${target} in the route table of the gateway.`);
}

/** Only schemas that a public route leads to. */
function publicSchemas(document, findRoute) {
  const all = document.components?.schemas ?? {};
  const reached = new Set();
  const follow = (value) => {
    for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (reached.has(name)) continue;
      reached.add(name);
      follow(all[name] ?? {});
    }
  };
  follow(publicPaths(document, findRoute).map(([, operations]) => operations));
  return Object.fromEntries([...reached].filter((name) => all[name]).map((name) => [name, all[name]]));
}

/** Two services may use one name for two things: the later one then gets the service's name in front. */
function addSchemas(schemas, added, service) {
  const taken = new Map();
  const modern = Object.entries(added).map(([name, schema]) => [name, modernise(schema)]);
  for (const [name, schema] of modern) {
    const isTaken = Object.hasOwn(schemas, name) && !isDeepStrictEqual(schemas[name], schema);
    taken.set(name, isTaken ? `${capitalised(service)}${name}` : name);
  }
  for (const [name, schema] of modern) schemas[taken.get(name)] = renameReferences(schema, taken);
  return taken;
}

function uniqueIds(paths) {
  const seen = new Map();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, { operationId }] of Object.entries(operations)) {
      const place = `${method} ${path}`;
      if (seen.has(operationId)) {
        throw new Failure(
          `The operation id ${operationId} is used by ${seen.get(operationId)} and ${place}.`,
        );
      }
      seen.set(operationId, place);
    }
  }
  return paths;
}

function segmentsOf(path) {
  return path.slice(1).split('/');
}

function sorted(record) {
  return Object.fromEntries(Object.entries(record).toSorted(([one], [other]) => compare(one, other)));
}

function compare(one, other) {
  return one < other ? -1 : 1;
}

function capitalised(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
