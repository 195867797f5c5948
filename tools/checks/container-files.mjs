import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load, YAML11_SCHEMA } from 'js-yaml';

const OURS = ['gateway', 'identity', 'invitations', 'notifications', 'billing', 'events'];
const SECRET_NAME = /(PASSWORD|TOKEN|SECRET|KEYS|DATABASE_URL|AMQP_URL)$/;
const LOWEST_UID = 10_001;
const LOWEST_RABBITMQ = [4, 3, 3];

/** Faults in Dockerfile and docker-compose.yml that can be seen without a container engine. */
export function checkContainerFiles(root) {
  const read = (file) => readFileSync(path.join(root, file), 'utf8');
  return [...dockerfileFaults(read('Dockerfile')), ...composeFaults(read('docker-compose.yml'))];
}

/** Built in stages from pinned images, run as a numbered user, watched by Node and not by a tool that is not there. */
export function dockerfileFaults(text) {
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  const stages = lines.filter((line) => line.startsWith('FROM '));
  const last = lines.slice(lines.lastIndexOf(stages.at(-1)));
  const user = Number(/^USER (\d+)/.exec(last.find((line) => line.startsWith('USER ')) ?? '')?.[1]);
  return [
    ...(stages.length >= 2 ? [] : ['there is one stage only, so the compilers are in the image']),
    ...stages.filter((line) => !isPinned(line.split(' ')[1])).map((line) => `"${line}" names no version`),
    ...(user >= LOWEST_UID ? [] : [`the last stage must say USER with a number from ${LOWEST_UID}`]),
    ...(last.some((line) => /^HEALTHCHECK .*"node"/.test(line)) ? [] : ['there is no HEALTHCHECK by node']),
    ...(lines.some((line) => line.includes('npm ci --ignore-scripts'))
      ? []
      : ['packages may run install scripts']),
    ...lines.filter((line) => line.startsWith('ADD ')).map((line) => `"${line}": use COPY`),
  ].map((fault) => `Dockerfile: ${fault}`);
}

/** Every service that is needed, each with no more rights than it needs, none reachable from other machines. */
export function composeFaults(text) {
  const { services } = load(text, { schema: YAML11_SCHEMA });
  const missing = [...OURS, 'postgres', 'rabbitmq', 'mailpit', 'migrate'].filter((name) => !services[name]);
  return [
    ...missing.map((name) => `there is no service "${name}"`),
    ...Object.entries(services).flatMap(([name, service]) =>
      serviceFaults(service).map((fault) => `${name}: ${fault}`),
    ),
    ...(isNewEnough(services.rabbitmq?.image) ? [] : [`rabbitmq: older than ${LOWEST_RABBITMQ.join('.')}`]),
  ].map((fault) => `docker-compose.yml: ${fault}`);
}

function serviceFaults(service) {
  const isOurs = service.build !== undefined;
  return [
    ...(service.cap_drop?.includes('ALL') ? [] : ['cap_drop must be [ALL]']),
    ...(service.cap_add || service.privileged ? ['may not be given more rights'] : []),
    ...(service.security_opt?.includes('no-new-privileges:true')
      ? []
      : ['security_opt lacks no-new-privileges']),
    ...(Number.parseInt(service.user, 10) > 0 ? [] : ['user must be a number, and not root']),
    ...(isOurs ? ownFaults(service) : foreignFaults(service)),
    ...(service.ports ?? [])
      .filter((port) => !String(port).startsWith('127.0.0.1:'))
      .map((port) => `port ${port} is open to others`),
    ...plainSecrets(service.environment ?? {}).map((name) => `${name} is written into the file`),
  ];
}

function ownFaults({ read_only: readOnly, tmpfs = [], user }) {
  return [
    ...(readOnly ? [] : ['read_only is missing']),
    ...(tmpfs.includes('/tmp') ? [] : ['tmpfs lacks /tmp']),
    ...(Number.parseInt(user, 10) >= LOWEST_UID ? [] : [`user must be ${LOWEST_UID} or more`]),
  ];
}

function foreignFaults({ image, healthcheck }) {
  return [
    ...(isPinned(image ?? '') ? [] : [`${image} names no version`]),
    ...(healthcheck?.test ? [] : ['there is no healthcheck']),
  ];
}

/** A secret comes from a file or from the operator's environment. */
function plainSecrets(environment) {
  const isPlain = ([name, value]) => SECRET_NAME.test(name) && !/^\$\{\w+/.test(String(value));
  return Object.entries(environment)
    .filter(isPlain)
    .map(([name]) => name);
}

function isPinned(image) {
  return /:v?\d+\.\d+(\.\d+)?(-|$)/.test(image) || image.includes('@sha256:');
}

function isNewEnough(image = '') {
  const version = /:(\d+)\.(\d+)\.(\d+)/.exec(image)?.slice(1).map(Number) ?? [0, 0, 0];
  const index = version.findIndex((part, position) => part !== LOWEST_RABBITMQ[position]);
  return index < 0 || version[index] > LOWEST_RABBITMQ[index];
}
