const bodies = new WeakMap<object, Buffer>();

/** Remembers the bytes of a body beside what was read out of them. */
export function rememberRawBody(request: object, body: Buffer): void {
  bodies.set(request, body);
}

/** The bytes of the JSON body of a request, which signatures are about; empty when there was none. */
export function rawBodyOf(request: object): Buffer {
  return bodies.get(request) ?? Buffer.alloc(0);
}
