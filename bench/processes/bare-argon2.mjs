/** Nothing but argon2id with the parameters of the product, as many at a time as there are cores. */
import { availableParallelism } from 'node:os';
import { hash } from '@node-rs/argon2';
import { serve } from './child-program.mjs';

const ARGON2ID = 2;
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

serve({}, async ({ count }) => {
  const begun = performance.now();
  let started = 0;
  const lane = async () => {
    while (started++ < count) await hash('correct horse battery staple', PARAMETERS);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return { operations: count, seconds: (performance.now() - begun) / 1000 };
});
