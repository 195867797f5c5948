import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../process/processes.mjs';

/** Name of the script that runs the unpacked browser with the unpacked libraries and fonts. */
export const LAUNCHER = 'rollcall-chromium';

/** Without a font, pages would be full of boxes. */
const PACKAGES = ['chromium', 'fonts-dejavu-core'];

/** Chromium as debian-packages.mjs obtains it. */
export const CHROMIUM_PACKAGES = {
  title: 'Chromium',
  folder: 'chromium',
  packages: PACKAGES,
  namesToUnpack,
  settle: writeLauncher,
};

/** What apt would install here: the browser, and the libraries below it that this machine lacks. */
async function namesToUnpack(options) {
  const args = [...options, '--simulate', '-o', 'Debug::NoLocking=1', 'install', '--no-install-recommends'];
  const { stdout } = await run('apt-get', [...args, ...PACKAGES]);
  return stdout.split('\n').flatMap((line) => /^Inst (\S+)/.exec(line)?.[1] ?? []);
}

/** Debian's own script looks for everything where packages are installed. */
function writeLauncher(draft, root) {
  const libraries = [...libraryFolders(draft, 'usr/lib'), ...libraryFolders(draft, 'lib')];
  const variables = [
    `LD_LIBRARY_PATH="${libraries.map((folder) => path.join(root, folder)).join(':')}"`,
    `FONTCONFIG_FILE="${path.join(root, 'fonts.conf')}"`,
  ];
  const program = path.join(root, 'usr/lib/chromium/chromium');
  const script = path.join(draft, LAUNCHER);
  writeFileSync(script, `#!/bin/sh\n${variables.join(' ')} exec "${program}" "$@"\n`);
  chmodSync(script, 0o755);
  writeFileSync(path.join(draft, 'fonts.conf'), fontConfiguration(root));
}

/** `usr/lib/<machine>-linux-gnu`, and the folders in it: some packages keep private libraries there. */
function libraryFolders(draft, parent) {
  if (!existsSync(path.join(draft, parent))) return [];
  const isMachine = (name) => /-linux-gnu\w*$/.test(name);
  const machines = readdirSync(path.join(draft, parent)).filter(isMachine);
  return machines.flatMap((name) => {
    const folder = path.join(parent, name);
    const entries = readdirSync(path.join(draft, folder), { withFileTypes: true });
    const inner = entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(folder, entry.name));
    return [folder, ...inner];
  });
}

function fontConfiguration(root) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${path.join(root, 'usr/share/fonts')}</dir>
  <cachedir>${path.join(root, 'font-cache')}</cachedir>
</fontconfig>
`;
}
