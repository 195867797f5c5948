import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from './source-hash.mjs';

const ASSET = /\/src\/.+\.(hbs|html|css|json|svg|ico|txt)$/;

/** Copies what the services read when they run and the compiler does not know. Returns how many. */
export function copyAssets(root, inputs) {
  const assets = inputs.filter((file) => ASSET.test(file));
  for (const file of assets) {
    const target = path.join(root, 'dist', file);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(root, file), target);
  }
  return assets.length;
}

/** Deletes what was compiled from sources that are gone: a forgotten module could still be imported. */
export function pruneOutput(root) {
  for (const folder of ['dist/apps', 'dist/libs'].filter((name) => existsSync(path.join(root, name)))) {
    for (const file of filesBelow(root, folder)) {
      const stem = /^dist\/(.+)\.js(\.map)?$/.exec(file)?.[1];
      if (stem && !existsSync(path.join(root, `${stem}.ts`))) rmSync(path.join(root, file));
    }
  }
}
