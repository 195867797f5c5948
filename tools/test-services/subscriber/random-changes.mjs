const LANES = 4;
/** Of each hundred changes, so many are of a kind; the rest are invitations. */
const KINDS = [
  [12, 'renameGroup'],
  [5, 'createGroup'],
  [1, 'deleteGroup'],
  [14, 'addMember'],
  [10, 'removeMember'],
  [10, 'renamePerson'],
  [8, 'deletePerson'],
  [10, 'setUpPerson'],
];

/** Groups and people of a platform that change without end, by the public API, several at the same time. */
export class RandomChanges {
  #groups = [];
  #people = [];
  #made = 0;
  #seed = 1;

  /** @param perInvite how many people an invitation brings in */
  constructor({ baseUrl, accessToken, rootGroupId, perInvite = 5 }) {
    Object.assign(this, { baseUrl, accessToken, rootGroupId, perInvite });
  }

  /** Makes so many changes; `onProgress` hears of each with how many were made, and is waited for. */
  async make(count, onProgress = async () => {}) {
    let begun = 0;
    let made = 0;
    const work = async () => {
      while (begun < count) {
        begun += 1;
        // What is refused, such as renaming what another lane has just deleted, is no change.
        while (!(await this.#change()));
        made += 1;
        await onProgress(made);
      }
    };
    await Promise.all(Array.from({ length: LANES }, work));
  }

  /** @returns whether something changed */
  #change() {
    let dice = this.#random(100);
    const [, kind = 'invite'] = KINDS.find(([weight]) => (dice -= weight) < 0) ?? [];
    // Before there is anything to change, something comes.
    if (/Member$|(rename|delete)Person/.test(kind) && this.#people.length === 0) return this.invite();
    if (/(rename|delete)Group/.test(kind) && this.#groups.length === 0) return this.createGroup();
    return this[kind]();
  }

  async invite() {
    const emails = Array.from({ length: this.perInvite }, () => `person${this.#next()}@example.org`);
    const body = { emails, groupIds: [this.#group()], roles: ['learner'] };
    const answer = await this.#call('POST', '/v1/invitations', body);
    this.#people.push(...(answer?.results ?? []).map(({ userId }) => userId));
    return answer !== undefined;
  }

  async setUpPerson() {
    const body = {
      email: `account${this.#next()}@example.org`,
      firstName: 'Ada',
      lastName: `Lovelace ${this.#next()}`,
      password: 'correct horse battery',
      groupIds: [this.#group()],
      roles: ['learner'],
    };
    const person = await this.#call('POST', '/v1/users', body);
    if (person) this.#people.push(person.id);
    return person !== undefined;
  }

  async createGroup() {
    const parentId = this.#random(2) ? this.rootGroupId : this.#group();
    const body = { name: `Group ${this.#next()}`, parentId, public: this.#random(3) > 0 };
    const group = await this.#call('POST', '/v1/groups', body);
    if (group) this.#groups.push(group.id);
    return group !== undefined;
  }

  renameGroup() {
    const id = this.#groupOfOurs();
    return this.#orForget(this.#groups, id, 'PATCH', `/v1/groups/${id}`, { name: `Renamed ${this.#next()}` });
  }

  async deleteGroup() {
    const [id] = this.#groups.splice(this.#random(this.#groups.length), 1);
    return (await this.#call('DELETE', `/v1/groups/${id}`)) !== undefined;
  }

  addMember() {
    const userId = this.#person();
    const body = { userId, roles: [this.#random(4) ? 'learner' : 'coach'] };
    return this.#orForget(this.#people, userId, 'POST', `/v1/groups/${this.#group()}/members`, body);
  }

  async removeMember() {
    const path = `/v1/groups/${this.#group()}/members/${this.#person()}`;
    return (await this.#call('DELETE', path)) !== undefined;
  }

  renamePerson() {
    const id = this.#person();
    return this.#orForget(this.#people, id, 'PATCH', `/v1/users/${id}`, { lastName: `King ${this.#next()}` });
  }

  async deletePerson() {
    const [id] = this.#people.splice(this.#random(this.#people.length), 1);
    return (await this.#call('DELETE', `/v1/users/${id}`)) !== undefined;
  }

  /** Whoever or whatever is gone is not chosen again. */
  async #orForget(list, id, method, path, body) {
    const answer = await this.#call(method, path, body);
    if (answer === undefined && list.includes(id)) list.splice(list.indexOf(id), 1);
    return answer !== undefined;
  }

  #group = () =>
    this.#groups.length === 0 || this.#random(8) === 0 ? this.rootGroupId : this.#groupOfOurs();
  #groupOfOurs = () => this.#groups[this.#random(this.#groups.length)];
  #person = () => this.#people[this.#random(this.#people.length)];
  #next = () => (this.#made += 1);

  /** The same dice in every run. */
  #random(sides) {
    this.#seed = (this.#seed * 48_271) % 2_147_483_647;
    return this.#seed % sides;
  }

  /** The answer; undefined when it was refused, as another lane may have deleted the group a moment ago. */
  async #call(method, path, body) {
    const answer = await fetch(this.baseUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${this.accessToken}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if ([400, 401, 429].includes(answer.status) || answer.status >= 500) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    }
    if (!answer.ok) return undefined;
    return text ? JSON.parse(text) : {};
  }
}
