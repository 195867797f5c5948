import type { Readable } from 'node:stream';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { DomainError, invalidInput } from '@rollcall/platform';
import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A file on its way in. */
export interface UploadedFile {
  /** Its bytes, as they arrive. */
  content: Readable;
  /** As the sender calls it. */
  name: string;
}

const UPLOAD_ROUTE = '/v1/imports';
const LONGEST_NAME = 200;
/** Parts of a form beside the file, which nobody reads. */
const MOST_PARTS = 10;

/**
 * Files by request. They are no bodies: whoever looks at bodies (validation, idempotency, audit) must neither wait for
 * the last byte nor take a stream for an object.
 */
const files = new WeakMap<object, UploadedFile>();

/** Accepts `text/csv` bodies and forms with a part `file`, on the one route that takes them. */
export function acceptImportFiles(instance: FastifyInstance): void {
  instance.addContentTypeParser('text/csv', (request, content, done) => {
    if (!isUpload(request)) return done(notHere());
    files.set(request, { content, name: nameOf(request.headers['x-file-name']) });
    return done(null, undefined);
  });
  // Answers by `done` alone: a parser that also returns a promise would have the request handled twice.
  instance.addContentTypeParser('multipart/form-data', (request, content, done) => {
    if (!isUpload(request)) return done(notHere());
    fileOfForm(request, content).then(
      (file) => {
        files.set(request, file);
        done(null, undefined);
      },
      (error: Error) => done(error),
    );
    return undefined;
  });
}

const isUpload = ({ routeOptions, method }: FastifyRequest): boolean =>
  method === 'POST' && routeOptions.url === UPLOAD_ROUTE;

const notHere = (): DomainError => new DomainError('unsupported_media_type', 'Send application/json here.');

const noFile = (): DomainError =>
  invalidInput([
    { path: 'file', code: 'file_required', message: 'The form has no file in a part named "file".' },
  ]);

/** Waits for the part `file` of a form; its bytes are left for whoever reads them. */
function fileOfForm(request: FastifyRequest, content: Readable): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    let form: Busboy;
    try {
      form = new Busboy({
        headers: request.headers as BusboyHeaders,
        limits: { files: 1, parts: MOST_PARTS },
      });
    } catch {
      reject(malformed());
      return;
    }
    form.on('file', (field, file, name) => {
      if (field === 'file') {
        // A sender who hangs up must be noticed by whoever reads the file.
        content.once('close', () => content.readableEnded || file.destroy(interrupted()));
        return resolve({ content: file, name: nameOf(name) });
      }
      file.resume();
      return reject(noFile());
    });
    form.on('error', () => reject(malformed()));
    form.on('finish', () => reject(noFile()));
    content.pipe(form);
  });
}

const interrupted = (): Error => new Error('The upload was interrupted.');

const malformed = (): DomainError =>
  invalidInput([{ path: '', code: 'malformed_body', message: 'The body is not a valid form.' }]);

/** The last part of a name, without what would break a mail or a header. */
function nameOf(given: unknown): string {
  const name = typeof given === 'string' ? given : '';
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  return (
    last
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(0, LONGEST_NAME) || 'import.csv'
  );
}

/** The file of the request, if it has one: `@FileOf() file: UploadedFile | undefined`. */
export const FileOf = createParamDecorator((_: unknown, context: ExecutionContext) =>
  files.get(context.switchToHttp().getRequest<object>()),
);

/** The file of a request that must have one. @throws DomainError `unsupported_media_type` */
export function required(file: UploadedFile | undefined): UploadedFile {
  if (file) return file;
  const detail = 'Send the file as text/csv, or in a form as multipart/form-data.';
  throw new DomainError('unsupported_media_type', detail);
}
