import { type ClientRequest, request } from 'node:http';
import { Readable } from 'node:stream';

/** What came of an upload, and how much of it was taken. */
export interface UploadOutcome {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- bodies are the thing under test
  body: any;
  sentBytes: number;
}

const CHUNK = 65_536;

interface UploadedFile {
  start: string | Buffer;
  rest: string | Buffer;
  most: number;
}

/**
 * Sends a start and then the same bytes over and over, until so many are sent or there is an answer. A connection that
 * is closed while somebody writes may take the answer along (RFC 9112 9.6); then, as a browser would, once more.
 */
export async function streamUpload(url: string, token: string, file: UploadedFile): Promise<UploadOutcome> {
  try {
    return await uploadOnce(url, token, file);
  } catch (error) {
    if (!['EPIPE', 'ECONNRESET'].includes(String((error as NodeJS.ErrnoException).code))) throw error;
    return uploadOnce(url, token, file);
  }
}

function uploadOnce(url: string, token: string, { start, rest, most }: UploadedFile): Promise<UploadOutcome> {
  let sentBytes = 0;
  const [first, more] = [Buffer.from(start), Buffer.from(rest)];
  const chunk = Buffer.concat(Array.from({ length: Math.ceil(CHUNK / more.length) }, () => more));
  const content = new Readable({
    read() {
      if (sentBytes >= most) return void this.push(null);
      const next = sentBytes === 0 ? Buffer.concat([first, chunk]) : chunk;
      sentBytes += next.length;
      this.push(next);
    },
  });
  const headers = { 'content-type': 'text/csv', authorization: `Bearer ${token}` };
  const upload = request(url, { method: 'POST', headers });
  content.pipe(upload);
  return answerTo(upload, content).then((answer) => ({ ...answer, sentBytes }));
}

/** An answer ends the sending: whoever refuses a file need not take the rest of it. */
function answerTo(upload: ClientRequest, content: Readable): Promise<Omit<UploadOutcome, 'sentBytes'>> {
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    upload.once('error', (error) => isAnswered || reject(error));
    upload.once('response', (response) => {
      isAnswered = true;
      content.unpipe(upload);
      content.destroy();
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject);
      response.once('end', () => {
        upload.destroy();
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(parts).toString()) });
      });
    });
  });
}
