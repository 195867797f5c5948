import fc from 'fast-check';
import { HOSTILE_TEXTS, HOSTILE_VALUES } from './hostile-values.js';

/** The part of a JSON Schema that the API description uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}

interface Parameter {
  name: string;
  in: string;
  schema?: Schema;
  $ref?: string;
}

interface RawOperation {
  parameters?: Parameter[];
  requestBody?: { content?: { 'application/json'?: { schema: Schema } } };
}

/** The API description, as far as requests are made from it. */
export interface ApiDescription {
  paths: Record<string, Record<string, RawOperation>>;
  components: { schemas: Record<string, Schema> };
}

/** One operation of it. */
export interface Operation {
  method: string;
  path: string;
  queries: Parameter[];
  body: Schema | undefined;
}

/** A request to send. */
export interface FuzzedRequest {
  method: string;
  path: string;
  body: unknown;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The operations of an API description, with references resolved one level at a time. */
export function operationsOf(api: ApiDescription): Operation[] {
  return Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, { parameters = [], requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        queries: parameters.filter((parameter) => parameter.in === 'query'),
        body: requestBody?.content?.['application/json']?.schema,
      })),
  );
}

/** Makes requests from a description: right ones, nearly right ones, and hostile ones. */
export class ApiRequests {
  constructor(
    private readonly api: ApiDescription,
    /** Ids that exist. */
    private readonly ids: readonly string[],
  ) {}

  of(operation: Operation): fc.Arbitrary<FuzzedRequest> {
    const segments = operation.path.split('/').map((segment) => this.segment(segment));
    return fc
      .tuple(fc.tuple(...segments), this.query(operation.queries), this.body(operation.body))
      .map(([path, query, body]) => ({ method: operation.method, path: path.join('/') + query, body }));
  }

  /** Names of the fields of a body. */
  fieldsOf(schema: Schema): string[] {
    return Object.keys(this.resolve(schema).properties ?? {});
  }

  private segment(segment: string): fc.Arbitrary<string> {
    if (!segment.startsWith('{')) return fc.constant(segment);
    const known =
      segment === '{role}' ? fc.constantFrom('learner', 'coach', 'admin') : fc.constantFrom(...this.ids);
    const hostile = fc.constantFrom(...HOSTILE_TEXTS).map((text) => encodeURIComponent(text.toWellFormed()));
    return fc.oneof(
      { weight: 6, arbitrary: known },
      { weight: 1, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: hostile },
    );
  }

  private query(parameters: readonly Parameter[]): fc.Arbitrary<string> {
    const each = parameters.map(({ name, schema }) =>
      fc.option(this.value(schema ?? {}).map((value): [string, string] => [name, asText(value)])),
    );
    const unknown = fc.option(fc.constant<[string, string]>(['unknown', 'x']), { freq: 12 });
    return fc.tuple(unknown, ...each).map((pairs) => {
      const query = new URLSearchParams(pairs.filter((pair) => pair !== null));
      return query.size > 0 ? `?${query.toString()}` : '';
    });
  }

  private body(schema: Schema | undefined): fc.Arbitrary<unknown> {
    if (!schema) return fc.constant(undefined);
    return fc.oneof(
      { weight: 15, arbitrary: this.valid(schema) },
      { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_VALUES) },
    );
  }

  /** Mostly what the schema asks for. */
  private value(schema: Schema): fc.Arbitrary<unknown> {
    return fc.oneof(
      { weight: 5, arbitrary: this.valid(schema) },
      { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_VALUES) },
    );
  }

  private valid(schema: Schema): fc.Arbitrary<unknown> {
    const { enum: words, format, items, properties, required = [], ...rest } = this.resolve(schema);
    const type = [rest.type].flat()[0];
    const alternatives = rest.oneOf ?? rest.anyOf ?? rest.allOf;
    if (words) return fc.constantFrom(...words);
    if (alternatives) return fc.oneof(...alternatives.map((each) => this.valid(each)));
    if (properties) return this.object(properties, required);
    if (type === 'array') return fc.array(this.value(items ?? {}), { maxLength: 3 });
    if (type === 'boolean') return fc.boolean();
    if (type === 'number' || type === 'integer') return fc.integer({ min: 0, max: 300_000 });
    return this.text(format);
  }

  private object(properties: Record<string, Schema>, required: readonly string[]): fc.Arbitrary<unknown> {
    const fields = Object.entries(properties).map(([name, schema]) => {
      const value = this.value(schema).map((given): [string, unknown] => [name, given]);
      return required.includes(name) ? fc.option(value, { freq: 20 }) : fc.option(value, { freq: 1 });
    });
    const unknown = fc.option(fc.constant<[string, unknown]>(['isAdmin', true]), { freq: 15 });
    return fc
      .tuple(unknown, ...fields)
      .map((pairs) => Object.fromEntries(pairs.filter((pair) => pair !== null)));
  }

  private text(format: string | undefined): fc.Arbitrary<string> {
    if (format === 'uuid') return fc.constantFrom(...this.ids);
    if (format === 'email') return fc.emailAddress();
    if (format === 'date-time')
      return fc.date({ min: new Date('2026-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
    if (format === 'date') return fc.constantFrom('2030-01-01', '2028-02-29', '2020-01-01');
    if (format === 'password') return fc.string({ minLength: 8, maxLength: 30 });
    return fc.oneof(fc.string({ maxLength: 40 }), fc.lorem({ maxCount: 2 }), fc.constantFrom(...this.ids));
  }

  private resolve(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name ? (this.api.components.schemas[name] ?? {}) : schema;
  }
}

/** As a query carries it. */
const asText = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();
