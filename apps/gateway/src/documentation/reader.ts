import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The reader loads its own files and the document, and nothing from anywhere else. */
export const READER_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page that opens the OpenAPI document in Swagger UI. */
export const READER_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Rollcall</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<noscript><p>This page needs scripts. The same as a document for programs: <a href="/openapi.json">openapi.json</a></p></noscript>
<main id="reader"></main>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** Starts Swagger UI; a browser that is signed in by cookie sends the CSRF token along. */
export const READER_SCRIPT = `const csrfToken = () => /(?:^|; )(?:__Host-)?rollcall-csrf=([^;]+)/.exec(document.cookie)?.[1];
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reader',
  deepLinking: true,
  filter: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    const token = csrfToken();
    if (token && new URL(request.url, location.href).origin === location.origin) request.headers['x-csrf-token'] = token;
    return request;
  },
});
`;

/** The files of Swagger UI that the page loads, and their content types. */
export const READER_FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

let folder: string | undefined;

/** Where a file of the reader is. The package is looked for when the first person opens the page, not before. */
export function readerFile(name: string): string {
  folder ??= dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return join(folder, name);
}
