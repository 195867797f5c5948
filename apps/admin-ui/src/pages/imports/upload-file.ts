import { ApiProblem } from '../../api/api-problem.js';
import type { Schemas } from '../../api/api-client.js';
import { csrfToken } from '../../api/csrf-token.js';

/** How a file is to be understood. */
export interface UploadOptions {
  mode: 'setUp' | 'invite';
  sendCredentials: boolean;
  defaultGroupId: string | null;
}

/** Sends a file and tells how far it is; only XMLHttpRequest knows that of an upload. @throws ApiProblem */
export function uploadFile(
  file: File,
  { mode, sendCredentials, defaultGroupId }: UploadOptions,
  onProgress: (share: number) => void,
): Promise<Schemas['ImportAccepted']> {
  const query = new URLSearchParams({ mode, sendCredentials: String(sendCredentials) });
  if (defaultGroupId) query.set('defaultGroupId', defaultGroupId);
  // As a form, the name of the file comes along.
  const body = new FormData();
  body.set('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/v1/imports?${query}`);
    request.setRequestHeader('x-csrf-token', csrfToken() ?? '');
    request.setRequestHeader('idempotency-key', crypto.randomUUID());
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('error', () => reject(ApiProblem.unreachable()));
    request.addEventListener('load', () => {
      if (request.status < 300) return resolve(JSON.parse(request.responseText) as Schemas['ImportAccepted']);
      const requestId = request.getResponseHeader('x-request-id') ?? '';
      const answer = new Response(request.responseText, {
        status: request.status,
        headers: { 'x-request-id': requestId },
      });
      return ApiProblem.of(answer).then(reject, reject);
    });
    request.send(body);
  });
}
