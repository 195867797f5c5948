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

/** Sends a start and then the same bytes over and over, until so many are sent or there is an answer. */
export function streamUpload(
  url: string,
  token: string,
  { start, rest, most }: { start: string | Buffer; rest: string | Buffer; most: number },
): Promise<UploadOutcome> {
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
