import { AsyncLocalStorage } from 'node:async_hooks';

/** Header of the request id, made by the gateway. */
export const REQUEST_ID_HEADER = 'x-request-id';
/** Header of W3C Trace Context. */
export const TRACEPARENT_HEADER = 'traceparent';
/** Header of the outside caller's address, set by the gateway only. */
export const CLIENT_IP_HEADER = 'x-rollcall-client-ip';

const storage = new AsyncLocalStorage<RequestContext>();

/** What accompanies a request through everything it causes: `RequestContext.current()?.requestId`. */
export class RequestContext {
  constructor(
    readonly requestId: string,
    /** W3C Trace Context, version 00. */
    readonly traceparent: string,
    /** Address of the outside caller, empty when the work has none. */
    readonly clientIp: string,
  ) {}

  /** The context of the running work; undefined outside any. */
  static current(): RequestContext | undefined {
    return storage.getStore();
  }

  /** Runs work, and all it awaits, in a context. */
  static run<T>(context: RequestContext, work: () => T): T {
    return storage.run(context, work);
  }
}
