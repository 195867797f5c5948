/** Of its owner. */
export const PASSWORD = 'correct horse battery';
/** Three levels below the platform group, all public, so that a learner of the last is one of every level above. */
const LEVELS = ['Sales', 'EMEA', 'France'];

/** A platform with an owner and a few groups, and the calls that benchmarks make on it. */
export class Academy {
  static #people = 0;

  /** @param owner the owner as services see them: an actor */
  constructor({ installation, accessToken, owner, rootGroupId, groupId }) {
    Object.assign(this, { installation, accessToken, owner, rootGroupId, groupId });
  }

  /** Made through the public API, as its operator and owner would. */
  static async found(installation, slug = 'bench') {
    const api = (path, token, body) => call(installation.urlOf('gateway') + path, token, body);
    const owner = {
      email: 'olivia@bench.example',
      firstName: 'Olivia',
      lastName: 'Owner',
      password: PASSWORD,
    };
    const platform = await api('/v1/platforms', installation.operatorToken, {
      name: 'Bench',
      slug,
      plan: 'business',
      locale: 'en',
      timeZone: 'Europe/Paris',
      owner,
    });
    const { accessToken } = await api('/v1/auth/login', undefined, {
      login: owner.email,
      password: PASSWORD,
      platform: slug,
    });
    const { rootGroupId } = platform;
    let groupId = rootGroupId;
    for (const name of LEVELS) {
      groupId = (await api('/v1/groups', accessToken, { name, parentId: groupId, public: true })).id;
    }
    const actor = { kind: 'user', userId: platform.ownerId, platformId: platform.id };
    const signIn = { signInId: platform.ownerId, passwordChangeRequired: false };
    return new Academy({ installation, accessToken, owner: { ...actor, ...signIn }, rootGroupId, groupId });
  }

  /** Addresses that nobody had before. */
  newAddresses(count) {
    return Array.from({ length: count }, () => `person${(Academy.#people += 1)}@bench.example`);
  }

  /** An invite call for so many new people. */
  inviteCall(count) {
    const body = { emails: this.newAddresses(count), groupIds: [this.groupId], roles: ['learner'] };
    return { ...post('/v1/invitations', this.accessToken, body), addresses: body.emails };
  }

  /** A webhook, made by the owner. */
  createWebhook(wish) {
    return call(`${this.installation.urlOf('gateway')}/v1/webhooks`, this.accessToken, wish);
  }

  /** The call with which a person accepts. */
  acceptCall(token) {
    const body = { firstName: 'Ada', lastName: 'Lovelace', password: PASSWORD };
    return post(`/v1/invitation-links/${token}/acceptance`, undefined, body);
  }

  /** A read as any client makes it, whose cost does not depend on how many people there are. */
  readCall() {
    return { method: 'GET', path: '/v1/auth/me', headers: { authorization: `Bearer ${this.accessToken}` } };
  }

  /** How many memberships an invited person gets here. */
  async membershipsEach() {
    const { backlog } = this.installation;
    const [{ each }] = await backlog.rows(
      `SELECT count(*)::float / greatest(count(DISTINCT user_id), 1) AS each FROM identity.memberships
        WHERE user_id <> $1`,
      [this.owner.userId],
    );
    return Math.round(each);
  }
}

function post(path, token, body) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  return { method: 'POST', path, headers, body: JSON.stringify(body) };
}

async function call(url, token, body) {
  const { method, headers, body: text } = post('', token, body);
  const answer = await fetch(url, { method, headers, body: text });
  const content = await answer.json();
  if (!answer.ok) throw new Error(`POST ${url} answered ${answer.status}: ${JSON.stringify(content)}`);
  return content;
}
