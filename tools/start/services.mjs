import path from 'node:path';
import { OWN_VARIABLES } from './environment.mjs';

/** The processes, in the order in which they are stopped. */
export const SERVICES = [
  { name: 'gateway', hasDatabase: false },
  { name: 'invitations', hasDatabase: true },
  { name: 'notifications', hasDatabase: true },
  { name: 'billing', hasDatabase: true },
  { name: 'events', hasDatabase: true },
  { name: 'identity', hasDatabase: true },
];

/** The compiled program of a service: `main`, or `migrate` for its migrations. */
export function programOf(root, name, program = 'main') {
  return path.join(root, 'dist/apps', name, 'src', `${program}.js`);
}

/** Its own URL of a database: the administrator's, with the role that belongs to the service. */
export function databaseUrlOf(name, { adminUrls, secrets }) {
  const url = new URL(adminUrls[name]);
  url.username = `rollcall_${name}`;
  url.password = secrets[`${name}DatabasePassword`];
  return url.href;
}

/** URL for migrations of each service: one database for all, unless `<SERVICE>_DATABASE_URL` says otherwise. */
export function adminUrlsOf(variables, fallback) {
  const own = (name) => variables[`${name.toUpperCase()}_DATABASE_URL`];
  const withDatabase = SERVICES.filter(({ hasDatabase }) => hasDatabase);
  return Object.fromEntries(withDatabase.map(({ name }) => [name, own(name) ?? fallback]));
}

/** Environment of one service. What is not ours to decide is handed on as the launcher got it. */
export function environmentOf(service, plan) {
  const { name } = service;
  const { variables, secrets, ports } = plan;
  const isGateway = name === 'gateway';
  const url = (peer) => `http://127.0.0.1:${ports[peer].main}`;
  const env = {
    ...inherited(),
    PORT: String(ports[name].main),
    MANAGEMENT_PORT: String(ports[name].management),
    PUBLIC_URL: variables.PUBLIC_URL,
    SECRET_KEYS: variables.SECRET_KEYS ?? secrets.SECRET_KEYS,
    IDENTITY_URL: url('identity'),
    INVITATIONS_URL: url('invitations'),
    NOTIFICATIONS_URL: url('notifications'),
    BILLING_URL: url('billing'),
    EVENTS_URL: url('events'),
    ...pick(variables, ['AMQP_URL', 'SMTP_URL', 'MAIL_FROM', 'LOG_LEVEL']),
  };
  if (isGateway) return { ...env, OPERATOR_TOKEN: variables.OPERATOR_TOKEN ?? secrets.OPERATOR_TOKEN };
  // Only the gateway may be opened to the network.
  return { ...env, HOST: '127.0.0.1', DATABASE_URL: databaseUrlOf(name, plan) };
}

function inherited() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN_VARIABLES.includes(name)));
}

function pick(values, names) {
  return Object.fromEntries(
    names.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]),
  );
}
