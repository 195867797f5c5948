import type { TreeModel } from './tree-model.js';

/** A session of the model, with who is in it. */
export interface ModelSession {
  mode: 'dynamic' | 'static';
  groups: string[];
  chosen: string[];
  excluded: string[];
  enrolled: Set<string>;
}

/**
 * The rules of PS2, PS3, PS8, G26, G33 in the words of the domain, over plain sets: slow, and obviously right. What the
 * service does is compared with it.
 */
export class SessionModel {
  readonly sessions = new Map<string, ModelSession>();

  constructor(private readonly tree: TreeModel) {}

  session(id: string): ModelSession {
    const found = this.sessions.get(id);
    if (!found) throw new Error(`The model has no session ${id}.`);
    return found;
  }

  /** Learners of the groups and the people named, but for those excluded. */
  private meant({ groups, chosen, excluded }: ModelSession): Set<string> {
    const learners = [...this.tree.held].flatMap(([user, held]) =>
      groups.some((group) => held.has(`${group} learner`)) ? [user] : [],
    );
    return new Set([...learners, ...chosen].filter((user) => !excluded.includes(user)));
  }

  setAudience(id: string, audience: Pick<ModelSession, 'groups' | 'chosen' | 'excluded'>): void {
    const session = this.session(id);
    Object.assign(session, audience);
    session.enrolled = this.meant(session);
  }

  changeMode(id: string, mode: ModelSession['mode']): void {
    const session = this.session(id);
    const wasStatic = session.mode === 'static';
    session.mode = mode;
    if (wasStatic && mode === 'dynamic') session.enrolled = this.meant(session);
  }

  invite(id: string, user: string): void {
    const session = this.session(id);
    session.excluded = session.excluded.filter((each) => each !== user);
    if (!session.chosen.includes(user)) session.chosen.push(user);
    session.enrolled.add(user);
  }

  /** After whatever became of groups and memberships: nobody and nothing that is gone is named any more. */
  follow(): void {
    const isThere = (user: string): boolean => this.tree.held.has(user);
    for (const session of this.sessions.values()) {
      session.groups = session.groups.filter((group) => this.tree.groups.has(group));
      session.chosen = session.chosen.filter(isThere);
      session.excluded = session.excluded.filter(isThere);
      session.enrolled = new Set(
        [...(session.mode === 'dynamic' ? this.meant(session) : session.enrolled)].filter(isThere),
      );
    }
  }
}
