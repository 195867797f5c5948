import { httpLoad } from '../measure/http-load.mjs';

/** The floor of an invite: a service with one table, one route and one statement, called in the same way. */
export class MinimalService {
  constructor(child) {
    this.child = child;
  }

  static async open(lab, membershipsEach) {
    const databaseUrl = await lab.newDatabase();
    return new MinimalService(await lab.child('minimal-service.mjs', { databaseUrl, membershipsEach }));
  }

  get pids() {
    return [this.child.pid];
  }

  /** @param call makes the invite call whose body and headers are sent here too */
  load({ path, call, ...amount }) {
    const { url } = this.child.ready;
    return httpLoad({ origin: url, ...amount, request: () => ({ ...call(), path }) });
  }

  async close() {
    await this.child.stop();
  }
}
