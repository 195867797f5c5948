import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { PROBLEM_MEDIA_TYPE, problemDocument } from '../problems/problem-document.js';
import { sendProblem } from '../problems/problem.filter.js';
import type { ProblemCode } from '../problems/problems.js';
import { invalidInput } from '../problems/domain.error.js';
import { refusalOf } from '../problems/refusal.js';
import { acceptJsonBodiesOnly } from '../requests/json-body.js';
import { requestIdOf } from '../requests/request-headers.js';
import { installRequestHooks, setStandardHeaders } from '../requests/request-hooks.js';
import { v7 as uuidv7 } from 'uuid';

/** How a service listens. */
export interface HttpAdapterOptions {
  logger: Logger;
  /** False leaves bodies unread, for a service that registers its own parsers or streams them on. */
  bodyParser: boolean;
  /** For receiving a whole request. */
  requestTimeoutSeconds: number;
}

const BODY_LIMIT_BYTES = 1024 * 1024;
const MAXIMUM_HEADER_BYTES = 16 * 1024;
const HEADERS_TIMEOUT_MS = 10_000;
const MAXIMUM_PATH_PARAMETER_LENGTH = 512;

/** Fastify with our limits (V56), ids, hooks and parsers, as Nest wants it. */
export function createHttpAdapter(options: HttpAdapterOptions): FastifyAdapter {
  const { logger, bodyParser, requestTimeoutSeconds } = options;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: requestTimeoutSeconds * 1000,
    trustProxy: false,
    return503OnClosing: false,
    http: {
      maxHeaderSize: MAXIMUM_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT_MS,
      // How often Node looks for connections that are over their time; its own 30 s would triple the limits.
      connectionsCheckingInterval: 5000,
    },
    routerOptions: { maxParamLength: MAXIMUM_PATH_PARAMETER_LENGTH },
    genReqId: (raw: IncomingMessage) => requestIdOf(raw),
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerUnreadableRequest,
  });
  const instance = adapter.getInstance();
  if (bodyParser) acceptJsonBodiesOnly(instance);
  else instance.removeAllContentTypeParsers();
  installRequestHooks(instance, logger);
  return adapter;
}

/** Errors that Fastify finds before any hook or filter runs: a malformed address. */
function answerFrameworkError(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  setStandardHeaders(request, reply);
  const malformed = invalidInput([
    { path: '', code: 'malformed_request', message: 'The request is not valid.' },
  ]);
  sendProblem(refusalOf(error) ?? malformed, request, reply);
}

const UNREADABLE: Readonly<Record<string, [ProblemCode, string]>> = {
  HPE_HEADER_OVERFLOW: [
    'headers_too_large',
    `Use at most ${MAXIMUM_HEADER_BYTES} bytes of address and headers.`,
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['request_timeout', 'The request took too long to arrive.'],
};

/** What is not even HTTP never becomes a request: the answer is written to the socket itself. */
function answerUnreadableRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [code, detail] = UNREADABLE[error.code ?? ''] ?? ['invalid_input', 'The request is not valid HTTP.'];
  const problem = problemDocument(code, detail, { requestId: uuidv7() });
  const body = JSON.stringify(problem);
  const head = `HTTP/1.1 ${problem.status} Error\r\ncontent-type: ${PROBLEM_MEDIA_TYPE}\r\n`;
  const rest = `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`;
  if (socket.writable) socket.write(head + rest);
  socket.destroySoon();
}
