import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** Media type of server-sent events (WHATWG HTML 9.2). */
export const EVENT_STREAM_MEDIA_TYPE = 'text/event-stream';

/** A line that no reader is told of, sent while there is nothing to tell: without it the line passes for dead. */
export const STILL_HERE = ': still here\n\n';

/** Whether a caller asks to be told of changes instead of how things are, by the header `accept`. */
export function asksForEvents(accept: string): boolean {
  return /\btext\/event-stream\b/.test(accept);
}

/** One event as it is sent. */
export function eventText(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * Answers with events as they come. Whoever reads slowly makes the source wait, so that nothing piles up. `onClose` is
 * called as soon as the caller has gone, also while the source waits for something to tell.
 */
export function eventStream(events: AsyncIterable<string>, onClose?: () => void): StreamableFile {
  const iterator = events[Symbol.asyncIterator]();
  const stream = new Readable({
    // One event is asked for at a time.
    highWaterMark: 1,
    read() {
      iterator.next().then(
        ({ done, value }) => stream.destroyed || stream.push(done ? null : value),
        (error: Error) => stream.destroy(error),
      );
    },
    destroy(error, done) {
      onClose?.();
      void endQuietly(iterator);
      done(error);
    },
  });
  return new StreamableFile(stream, { type: EVENT_STREAM_MEDIA_TYPE });
}

/** Nobody listens any more: a fault of the source on its way out is nothing to tell anybody. */
async function endQuietly(iterator: AsyncIterator<string>): Promise<void> {
  await iterator.return?.().catch(() => undefined);
}
