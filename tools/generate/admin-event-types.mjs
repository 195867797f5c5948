/** The event types that webhooks can ask for, with their meanings, as the admin UI offers them. */
import { loadContracts } from '../contracts/load-contracts.mjs';

const FILE = 'apps/admin-ui/src/pages/webhooks/event-types.ts';
const HEADER = '/* Made from libs/contracts by "npm run generate". */\n';
/** Goes to the webhook that is tested only, whatever its types. */
const NEVER_ASKED_FOR = 'events.webhook-tested.v1';

export async function generate({ root }) {
  const { EVENTS } = await loadContracts(root);
  const entries = [...EVENTS.values()]
    .filter(({ type }) => type !== NEVER_ASKED_FOR)
    .map(({ type, description }) => `  ${JSON.stringify(type)}: ${JSON.stringify(plain(description))},\n`);
  const doc = '/** What webhooks can ask for: types of events, each with when it happens. */\n';
  const types = `export const EVENT_TYPES: Readonly<Record<string, string>> = {\n${entries.join('')}};\n`;
  return new Map([[FILE, HEADER + doc + types]]);
}

/** Without the ids of rules, which are for those who read the code. */
const plain = (description) => description.replaceAll(/ \([A-Z]+-?\d[^)]*\)/g, '');
