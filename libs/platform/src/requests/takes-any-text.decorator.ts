import 'reflect-metadata';

const ANY_TEXT = 'rollcall:takes-any-text';

/**
 * For a field whose texts are judged one by one later, each with an outcome of its own (a pasted list of addresses):
 * a text that PostgreSQL could not store does not refuse the whole request. Whoever reads the field must not store or
 * answer such a text as it is.
 */
export function TakesAnyText(): PropertyDecorator {
  return (target, property) => {
    const fields = fieldsWithAnyText(target.constructor);
    Reflect.defineMetadata(ANY_TEXT, [...fields, String(property)], target.constructor);
  };
}

/** Names of the fields of a request class that are marked by {@link TakesAnyText}. */
export function fieldsWithAnyText(requestClass: object | undefined): readonly string[] {
  if (requestClass === undefined) return [];
  return (Reflect.getMetadata(ANY_TEXT, requestClass) as string[] | undefined) ?? [];
}
