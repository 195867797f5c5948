import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** In the order in which their routes are described. */
const SERVICES = ['identity', 'invitations', 'notifications', 'billing', 'events', 'gateway'];
const ALLOWED_KINDS = 'rollcall:allowed-kinds';
const KEY_SCOPE = 'rollcall:key-scope';
/** Enough for a configuration class to be content; nothing is connected to. */
const ENVIRONMENT = {
  PORT: '0',
  SECRET_KEYS: `doc:${Buffer.alloc(32).toString('base64')}`,
  DATABASE_URL: 'postgres://nobody@localhost/none',
  ...Object.fromEntries(SERVICES.map((name) => [`${name.toUpperCase()}_URL`, 'http://localhost:1'])),
};

/**
 * What each service says of its routes: `{ service, document, accessOf }`, where `accessOf(operationId)` tells which
 * `kinds` of actors a route admits, and which `scope` opens it to API keys. The modules are read in preview mode: nothing
 * of them is started.
 */
export async function loadServiceDocuments(root) {
  const documents = [];
  for (const service of SERVICES) documents.push(await describe(root, service));
  return documents;
}

async function describe(root, service) {
  const app = await preview(root, service);
  try {
    const builder = new DocumentBuilder().setOpenAPIVersion('3.1.0');
    return { service, document: SwaggerModule.createDocument(app, builder.build()), accessOf: accessIn(app) };
  } finally {
    await app.close();
  }
}

async function preview(root, service) {
  const load = (file) => import(pathToFileURL(path.join(root, 'dist', file)).href);
  const { loadConfig, PlatformModule } = await load('libs/platform/src/index.js');
  const { AppModule } = await load(`apps/${service}/src/app.module.js`);
  const Config = Object.values(await load(`apps/${service}/src/config.js`)).find(
    (exported) => typeof exported === 'function' && exported.name.endsWith('Config'),
  );
  const config = loadConfig(Config, ENVIRONMENT);
  const module = {
    module: class Preview {},
    imports: [PlatformModule.forService({ config }), AppModule.forConfig?.(config) ?? AppModule],
  };
  return NestFactory.create(module, new FastifyAdapter(), {
    preview: true,
    abortOnError: false,
    logger: ['error'],
  });
}

/** Operation ids of Nest are `<Controller>_<method>`. */
function accessIn(app) {
  const controllers = new Map();
  for (const { controllers: found } of app.container.getModules().values()) {
    for (const { metatype } of found.values()) controllers.set(metatype.name, metatype);
  }
  return (operationId) => {
    const [name, method] = operationId.split('_', 2);
    const controller = controllers.get(name);
    const read = (key) =>
      Reflect.getMetadata(key, controller?.prototype[method] ?? {}) ??
      Reflect.getMetadata(key, controller ?? {});
    return { kinds: read(ALLOWED_KINDS) ?? [], scope: read(KEY_SCOPE) };
  };
}
