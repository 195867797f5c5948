import { BarePeople } from '../floors/bare-people.mjs';
import { observe } from '../measure/observe.mjs';
import { TimedClient } from '../measure/timed-client.mjs';
import { Population } from '../population/population.mjs';
import { Academy } from './academy.mjs';
import { ActorHeaders } from './actor-headers.mjs';

/** A platform that grows, who administers it, and ways to call it. */
export class PeopleLab {
  constructor(parts) {
    Object.assign(this, parts);
  }

  static async open(lab, installation, groupCount) {
    const academy = await Academy.found(installation, 'large');
    const { userId: ownerId, platformId } = academy.owner;
    const about = { platformId, ownerId, rootGroupId: academy.rootGroupId, groups: groupCount };
    const population = await Population.found(installation.databaseUrl, about);
    const { groups } = population;
    const admins = {
      owner: ownerId,
      manager: await population.admin(
        'manager',
        groups.filter((_, index) => index % 4 === 3),
      ),
      branch: await population.admin('branch', [groups[1]]),
      team: await population.admin('team', [groups.at(-1)]),
    };
    const bare = await BarePeople.open(installation.databaseUrl);
    const actors = await ActorHeaders.load(lab.root, installation.plan.secrets.SECRET_KEYS);
    return new PeopleLab({ lab, installation, population, admins, platformId, bare, actors });
  }

  get pids() {
    return [...this.installation.pids, ...this.lab.infrastructurePids];
  }

  /** Headers of a call that a person makes. */
  headersOf(userId) {
    const signIn = { signInId: userId, passwordChangeRequired: false };
    return this.actors.of({ kind: 'user', userId, platformId: this.platformId, ...signIn });
  }

  read({ as, path }, count) {
    return this.observed(count, async (client) => {
      await client.call({ method: 'GET', path, headers: await this.headersOf(as) });
    });
  }

  floor({ floor: [statement, values] }, count) {
    return observe(this.lab.infrastructurePids, async () => {
      const latencies = [];
      for (let index = 0; index < count; index += 1) {
        const at = performance.now();
        await this.bare.run(statement, values);
        latencies.push(performance.now() - at);
      }
      return { operations: count, latencies };
    });
  }

  /** So many calls at the service, one after the other. */
  observed(count, call) {
    return observe(this.pids, async () => {
      const client = new TimedClient(this.installation.urlOf('identity'));
      for (let index = 0; index < count; index += 1) await call(client, index);
      await client.close();
      return client.sample;
    });
  }

  async close() {
    await this.population.close();
    await this.bare.close();
  }
}
