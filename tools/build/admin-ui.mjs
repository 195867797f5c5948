import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Failure } from '../process/failure.mjs';
import { run } from '../process/processes.mjs';

const COMPRESSED = /\.(js|css)$/;
const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/** Where the gateway finds it. */
export const ADMIN_UI_OUTPUT = 'dist/admin-ui';

/** Bundles the admin UI, and compresses its files once, so that the gateway never has to. */
export async function buildAdminUi(root) {
  const script = path.join(root, 'node_modules/vite/bin/vite.js');
  const args = [script, 'build', 'apps/admin-ui', '--logLevel', 'warn'];
  const { code, stdout, stderr } = await run(process.execPath, args, { cwd: root });
  if (code !== 0) throw new Failure(`The admin UI does not build:\n${`${stdout}\n${stderr}`.trim()}`);
  const folder = path.join(root, ADMIN_UI_OUTPUT, 'assets');
  await Promise.all(
    readdirSync(folder)
      .filter((name) => COMPRESSED.test(name))
      .map((name) => compress(path.join(folder, name))),
  );
}

async function compress(file) {
  const content = readFileSync(file);
  writeFileSync(`${file}.gz`, await asGzip(content, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  writeFileSync(`${file}.br`, await asBrotli(content, { params }));
}
