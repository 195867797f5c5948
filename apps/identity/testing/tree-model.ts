import type { AssignableRole } from '@rollcall/contracts';

/** A group of the model: nothing but what domain 1.1 says of one. */
export interface ModelGroup {
  parent: string | null;
  public: boolean;
}

/**
 * The rules of domain 1 in the words of the domain, one step after the other, over plain maps: slow, and obviously
 * right. What the service does is compared with it.
 */
export class TreeModel {
  readonly groups = new Map<string, ModelGroup>();
  /** Roles of each person, as `group role`. */
  readonly held = new Map<string, Set<string>>();

  constructor(readonly root: string) {
    this.groups.set(root, { parent: null, public: false });
  }

  group(id: string): ModelGroup {
    const found = this.groups.get(id);
    if (!found) throw new Error(`The model has no group ${id}.`);
    return found;
  }

  heldBy(user: string): Set<string> {
    const held = this.held.get(user) ?? new Set<string>();
    this.held.set(user, held);
    return held;
  }

  childrenOf(id: string): string[] {
    return [...this.groups].filter(([, { parent }]) => parent === id).map(([child]) => child);
  }

  descendantsOf(id: string): string[] {
    return [id, ...this.childrenOf(id).flatMap((child) => this.descendantsOf(child))];
  }

  depthOf(id: string): number {
    const { parent } = this.group(id);
    return parent === null ? 0 : this.depthOf(parent) + 1;
  }

  /** G9, G10: a learner of a public group is a learner of its parent, and so on; a private group ends it. */
  add(user: string, id: string, role: AssignableRole): void {
    this.heldBy(user).add(`${id} ${role}`);
    const { parent, public: isPublic } = this.group(id);
    if (role === 'learner' && isPublic && parent !== null) this.add(user, parent, role);
  }

  /** G29: the group and its public subgroups, stopping before each private one. */
  publicPart(id: string): string[] {
    const open = this.childrenOf(id).filter((child) => this.group(child).public);
    return [id, ...open.flatMap((child) => this.publicPart(child))];
  }

  /** G29, G30; G31 when nothing is left. */
  remove(user: string, id: string, scope: 'publicSubgroups' | 'allSubgroups'): void {
    const reach = scope === 'allSubgroups' ? this.descendantsOf(id) : this.publicPart(id);
    for (const each of this.heldBy(user)) {
      if (reach.includes(each.split(' ')[0] ?? '')) this.heldBy(user).delete(each);
    }
    this.forgetLeavers();
  }

  /** G32. */
  removeRole(user: string, id: string, role: AssignableRole): void {
    const reach = role === 'learner' ? this.publicPart(id) : [id];
    for (const each of reach) this.heldBy(user).delete(`${each} ${role}`);
    this.forgetLeavers();
  }

  /** D-02: whoever is a learner of a group that becomes public is added anew; G21: nobody leaves one that becomes private. */
  flip(id: string): void {
    const group = this.group(id);
    group.public = !group.public;
    this.addLearnersAnew(id);
  }

  /** D-03: whoever is a learner of a public group is added anew where it hangs now. */
  move(id: string, parent: string): void {
    this.group(id).parent = parent;
    this.addLearnersAnew(id);
  }

  /** G25. */
  delete(id: string): void {
    for (const each of this.descendantsOf(id)) {
      this.groups.delete(each);
      for (const held of this.held.values()) {
        for (const entry of held) if (entry.startsWith(`${each} `)) held.delete(entry);
      }
    }
    this.forgetLeavers();
  }

  /** G16, G17: everything that can be reached over links between a public group and its parent. */
  zoneOf(id: string): Set<string> {
    const zone = new Set([id]);
    for (const reached of zone) {
      const { parent, public: isPublic } = this.group(reached);
      if (isPublic && parent !== null) zone.add(parent);
      for (const child of this.childrenOf(reached)) if (this.group(child).public) zone.add(child);
    }
    return zone;
  }

  /** G19 for somebody who administers nothing. */
  seenBy(user: string): string[] {
    const groups = [...this.heldBy(user)].map((each) => each.split(' ')[0] ?? '');
    return [...new Set(groups.flatMap((id) => [...this.zoneOf(id)]))].toSorted();
  }

  /** Breaches of INV-1. */
  orphans(): string[] {
    return [...this.held].flatMap(([user, held]) =>
      [...held]
        .filter((each) => {
          const [id = '', role] = each.split(' ');
          const { parent, public: isPublic } = this.group(id);
          return role === 'learner' && isPublic && !held.has(`${parent} learner`);
        })
        .map((each) => `${user} ${each}`),
    );
  }

  private addLearnersAnew(id: string): void {
    for (const [user, held] of this.held) if (held.has(`${id} learner`)) this.add(user, id, 'learner');
  }

  private forgetLeavers(): void {
    for (const [user, held] of this.held) if (held.size === 0) this.held.delete(user);
  }
}
