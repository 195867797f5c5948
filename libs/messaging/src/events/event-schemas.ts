import { EVENTS } from '@rollcall/contracts';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** Checks event data against the published schemas, each compiled once. */
export class EventSchemas {
  private readonly compiled = new Map<string, ValidateFunction>();

  private constructor(private readonly ajv: Ajv) {
    addFormats.default(ajv);
  }

  /** For producers: nothing may leave that the schema does not name. */
  static strict(): EventSchemas {
    return new EventSchemas(new Ajv({ strict: false }));
  }

  /** For consumers: fields that a newer producer added are dropped before the handler, not refused. */
  static tolerant(): EventSchemas {
    return new EventSchemas(new Ajv({ strict: false, removeAdditional: true }));
  }

  /** @returns what is wrong with the data, or undefined when it fits the schema of the type */
  problemWith(type: string, data: unknown): string | undefined {
    const definition = EVENTS.get(type);
    if (!definition) return `${type} is not a known event type`;
    let validate = this.compiled.get(type);
    if (!validate) {
      validate = this.ajv.compile(definition.data);
      this.compiled.set(type, validate);
    }
    return validate(data) ? undefined : describe(validate.errors ?? []);
  }
}

function describe(errors: ErrorObject[]): string {
  return errors.map((error) => `data${error.instancePath} ${error.message ?? 'is wrong'}`).join('; ');
}
