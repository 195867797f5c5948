/** `npm run events`: what an operator does about events that were given up or lost. See docs/operations.md. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { HELP, readCommand } from './events/command.mjs';
import { OperatorClient } from './events/operator-client.mjs';
import { discard, listParked, replay, retry } from './events/operations.mjs';
import { findInstallation } from './events/installation.mjs';
import { reportFailure } from './process/failure.mjs';

const OPERATIONS = { parked: listParked, retry, discard, replay };

async function main(root, args) {
  const command = readCommand(args);
  if (command.help) return void process.stdout.write(HELP);
  const installation = findInstallation({ root, env: process.env, dataDir: command.dataDir });
  const client = await OperatorClient.create(root, installation);
  for await (const line of OPERATIONS[command.name](client, command)) console.log(line);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(path.resolve(import.meta.dirname, '..'), process.argv.slice(2)).catch(reportFailure);
}
