/** For the operator of `docker compose`: prints one of the secrets that make-secrets.mjs has made. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const name = path.basename(process.argv[2] ?? 'OPERATOR_TOKEN');
console.log(readFileSync(path.join('/secrets', name), 'utf8').trim());
