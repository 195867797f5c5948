import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { ConfigurationError, type ConfigurationFault } from './configuration.error.js';
import { readVariable, type Environment } from './read-variable.js';

/** A configuration class: fields named like variables, with class-validator decorators and defaults. */
export type ConfigClass<C extends object> = new () => C;

/**
 * Reads and checks the configuration of a service, once, at its start. It is the only reader of `process.env`.
 * Each field of the class that bears a class-validator decorator is one variable of the same name, also
 * readable from the file named by `NAME_FILE`; fields of type number and boolean are converted.
 *
 * @throws {@link ConfigurationError} naming every bad or missing variable
 */
export function loadConfig<C extends object>(Config: ConfigClass<C>, env: Environment = process.env): C {
  const faults: ConfigurationFault[] = [];
  const values: Record<string, unknown> = {};
  for (const name of variablesOf(Config)) {
    const found = readVariable(env, name);
    if ('fault' in found) faults.push(found.fault);
    else if (found.value !== undefined) values[name] = converted(Config, name, found.value);
  }
  const config = plainToInstance(Config, values, { exposeDefaultValues: true });
  const unreadable = new Set(faults.map(({ variable }) => variable.replace(/_FILE$/, '')));
  faults.push(...faultsOf(config).filter(({ variable }) => !unreadable.has(variable)));
  if (faults.length > 0) throw new ConfigurationError(faults);
  return Object.freeze(config);
}

function variablesOf(Config: ConfigClass<object>): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(Config, '', false, false);
  return [...new Set(rules.map((rule) => rule.propertyName))];
}

/** Booleans are converted here because `Boolean('false')` is true, which is what class-transformer does. */
function converted(Config: ConfigClass<object>, name: string, text: string): unknown {
  const type: unknown = Reflect.getMetadata('design:type', Config.prototype, name);
  if (type === Number) return text.trim() === '' ? Number.NaN : Number(text);
  if (type === Boolean) return ({ true: true, '1': true, false: false, '0': false } as const)[text] ?? text;
  return text;
}

function faultsOf(config: object): ConfigurationFault[] {
  // The rule nearest to a field runs first and speaks alone: one reason a variable is enough.
  return validateSync(config, { forbidUnknownValues: true, stopAtFirstError: true }).map((error) => {
    const reasons = Object.values(error.constraints ?? {}).map((reason) =>
      reason.replace(`${error.property} `, ''),
    );
    return {
      variable: error.property,
      problem: error.value === undefined ? 'is missing' : reasons.join(' and '),
    };
  });
}
