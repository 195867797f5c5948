/** `npm run check`: everything that `npm test` says about the code without running it. */
import path from 'node:path';
import { staticChecks } from './checks/static-checks.mjs';
import { runSteps } from './test-run/steps.mjs';

const wanted = process.argv.slice(2);
const checks = staticChecks(path.resolve(import.meta.dirname, '..'));
const chosen = checks.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
const failed = await runSteps(chosen, console.log);
if (failed.length > 0) process.exitCode = 1;
