import type { IncomingMessage } from 'node:http';
import { Transform, type TransformCallback } from 'node:stream';

/** More was sent than the route takes. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';

  constructor(readonly limitBytes: number) {
    super(`The body is larger than ${limitBytes} bytes.`);
  }
}

/** A body on its way through, piece by piece: refuses more than the limit, and tells of each piece. */
export class MeteredBody extends Transform {
  #bytes = 0;
  /** Called for each piece that passes, so that a transfer that goes on is not taken for one that hangs. */
  onProgress: (() => void) | undefined;

  private constructor(private readonly limitBytes: number) {
    super();
  }

  /**
   * The body of a request. It stands between the request and whoever reads it, because a reader that fails destroys
   * what it reads, and with the request itself would go the connection on which the caller waits for the reason.
   */
  static of(request: IncomingMessage, limitBytes: number): MeteredBody {
    const body = new MeteredBody(limitBytes);
    // It may fail before or after it has a reader, who then learns of it in another way.
    body.on('error', () => undefined);
    request.once('close', () => {
      if (!request.complete) body.destroy(new Error('The caller hung up.'));
    });
    // What nobody reads has to be read nevertheless: the next request of the connection stands behind it.
    body.once('close', () => request.unpipe(body).resume());
    return request.pipe(body);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.limitBytes) return callback(new BodyTooLargeError(this.limitBytes));
    this.onProgress?.();
    return callback(null, chunk);
  }
}
