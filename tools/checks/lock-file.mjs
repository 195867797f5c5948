import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Versions with known holes, or that crash: no registry need be asked to refuse them. */
const FORBIDDEN = [
  { name: 'nodemailer', below: '9.1.1', why: 'header injection' },
  { name: 'validator', below: '13.15.22', why: 'length and URL checks can be passed by' },
  { name: 'typeorm', below: '0.3.26', why: 'SQL injection in find options' },
  { name: '@nestjs/core', below: '11.1.18', why: 'server-sent events injection' },
  { name: 'class-validator', below: '0.14.0', why: 'accepts unknown objects' },
  { name: 'xlsx', below: 'any', why: 'prototype pollution; not maintained on npm' },
  { name: 'argon2', exactly: '0.45.1', why: 'its prebuilt program crashes on Node 20' },
];

/** Packages in the lock file that must not be there, and lines that would bind it to one registry. */
export function checkLockFile(root) {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return [
    ...forbiddenPackages(lock.packages),
    ...registryLines(lock.packages),
    ...loosePins(lock.packages['']),
  ];
}

export function forbiddenPackages(packages) {
  return Object.entries(packages).flatMap(([location, { version }]) => {
    const name = location.split('node_modules/').at(-1);
    const rule = FORBIDDEN.find((entry) => entry.name === name && applies(entry, version));
    return rule ? [`${name}@${version} is refused: ${rule.why}`] : [];
  });
}

function applies({ below, exactly }, version) {
  if (exactly) return version === exactly;
  return below === 'any' || isBelow(version, below);
}

function isBelow(version, limit) {
  const [left, right] = [version, limit].map((text) => text.split(/[-+]/)[0].split('.').map(Number));
  const index = left.findIndex((part, position) => part !== right[position]);
  return index >= 0 && left[index] < right[index];
}

function registryLines(packages) {
  const foreign = Object.entries(packages).filter(
    ([, { resolved }]) => resolved?.startsWith('http') && !resolved.startsWith('https://registry.npmjs.org/'),
  );
  return foreign
    .slice(0, 3)
    .map(([location, { resolved }]) => `${location} is bound to ${new URL(resolved).host}`);
}

function loosePins({ dependencies = {}, optionalDependencies = {} }) {
  return Object.entries({ ...dependencies, ...optionalDependencies })
    .filter(([, range]) => !/^\d+\.\d+\.\d+/.test(range))
    .map(([name, range]) => `${name}: "${range}" is not an exact version`);
}

/**
 * `npm ci` refuses a lock file that lacks optional packages, also those of other systems. npm leaves them out when the
 * registry that it asked does not have them.
 */
export function gaps(packages) {
  return Object.entries(packages).flatMap(([location, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isResolved(packages, location, name))
      .map(
        ([name, version]) => `${name}@${version}, wanted by ${location}, is missing: "npm ci" would refuse`,
      ),
  );
}

/** As Node looks it up: beside the package, then in every folder above. */
function isResolved(packages, location, name) {
  const above = location
    .split('/node_modules/')
    .map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'));
  return ['', ...above].some((folder) => `${folder ? `${folder}/` : ''}node_modules/${name}` in packages);
}
