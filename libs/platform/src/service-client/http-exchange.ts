import {
  Agent as HttpAgent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** What to send. */
export interface Exchange {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: string;
  /** For the whole exchange, answer included. */
  timeoutSeconds: number;
}

/** What came back. */
export interface ExchangeAnswer {
  status: number;
  contentType: string;
  body: string;
}

const MAXIMUM_ANSWER_BYTES = 16 * 1024 * 1024;
const REPEATABLE = new Set(['GET', 'PUT', 'DELETE']);
const http = new HttpAgent({ keepAlive: true, maxSockets: 128 });
const https = new HttpsAgent({ keepAlive: true, maxSockets: 128 });

/**
 * One HTTP request over kept connections. Node's own client and not `fetch`, which costs several times as much per
 * call and loads undici into every service.
 */
export async function exchange(wanted: Exchange): Promise<ExchangeAnswer> {
  const request = open(wanted);
  try {
    return await answerOf(request, wanted);
  } catch (error) {
    // The peer closed a kept connection just as it was used again: that says nothing about the peer.
    const isStale = request.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET';
    if (isStale && REPEATABLE.has(wanted.method)) return answerOf(open(wanted), wanted);
    throw error;
  }
}

function open({ method, url, headers }: Exchange): ClientRequest {
  return url.protocol === 'https:'
    ? httpsRequest(url, { method, headers, agent: https })
    : httpRequest(url, { method, headers, agent: http });
}

function answerOf(request: ClientRequest, { body, timeoutSeconds }: Exchange): Promise<ExchangeAnswer> {
  return new Promise<ExchangeAnswer>((resolve, reject) => {
    const tooLate = new Error(`no answer within ${timeoutSeconds} s`);
    const timer = setTimeout(() => request.destroy(tooLate), timeoutSeconds * 1000);
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      reject(request.errored === tooLate ? tooLate : error);
    };
    request.on('error', fail);
    request.on('response', (response) => {
      readBody(response).then((text) => {
        clearTimeout(timer);
        const contentType = response.headers['content-type'] ?? '';
        resolve({ status: response.statusCode ?? 0, contentType, body: text });
      }, fail);
    });
    request.end(body);
  });
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAXIMUM_ANSWER_BYTES) {
      throw new Error(`the answer is larger than ${MAXIMUM_ANSWER_BYTES} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
