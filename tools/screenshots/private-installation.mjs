import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { freePort } from '../process/free-port.mjs';
import { openDataDirectory } from '../start/data-directory.mjs';
import { createDemo } from '../start/demo.mjs';
import { runInstallation } from '../start/installation.mjs';
import { makeRunDirectory, removeRunDirectory, sweepAbandonedRuns } from '../test-services/run-directory.mjs';
import { addContent } from './content.mjs';
import { ownersApi } from './places.mjs';

/** An installation of our own with the demo platform and more, gone when the shutdown runs. Returns its address. */
export async function startPrivateInstallation({ root, shutdown, say }) {
  await sweepAbandonedRuns();
  const runDirectory = makeRunDirectory();
  shutdown.add(() => removeRunDirectory(runDirectory));
  const port = await freePort();
  const options = { port, variables: { PUBLIC_URL: `http://127.0.0.1:${port}` } };
  const directory = openDataDirectory({ dataDir: path.join(runDirectory, 'data'), port });
  // Services inherit it: with it they believe what we say in the mail provider's place.
  process.env.MAIL_EVENTS_SECRET = randomBytes(32).toString('hex');
  // The webhook of the pictures leads back here, where nobody takes its events.
  process.env.WEBHOOK_ALLOWED_NETWORKS = '127.0.0.1/32';
  const installation = await runInstallation({ root, options, directory, shutdown, say });
  await createDemo({ ...installation, directory, options, signal: shutdown.signal, say });
  const { baseUrl } = installation;
  const api = await ownersApi(baseUrl);
  await addContent({ api, baseUrl, mailEventsSecret: process.env.MAIL_EVENTS_SECRET, say });
  return baseUrl;
}
