import { type PolicyActor, isPlatformAdmin, seesGroup } from '../policy/rights.rules.js';
import { groupPathText } from '../import-files/groups-cell.rules.js';
import type { GroupName } from './merged-person.rules.js';
import { nearest } from './spelling.rules.js';

/** A group as an import finds it. */
export interface ListedGroup {
  id: string;
  name: string;
  /** Ids from the root down to the group itself. */
  path: string[];
  zoneHeadId: string;
}

/** What a cell of groups means, or why it cannot be told. */
export type GroupReading =
  { group: ListedGroup } | { code: 'group_unknown' | 'group_ambiguous'; suggestion: string | null };

/** Names whose meaning is remembered. */
const MOST_READINGS = 20_000;

const AMBIGUOUS = Symbol('several groups');

/**
 * The groups that somebody may name in a file, by id or by path (`Sales/EMEA/France`). A group that they do not see is
 * as unknown as one that never was (V17): neither it nor its name in the path of another one can be found out.
 */
export class GroupDirectory {
  private readonly byId = new Map<string, ListedGroup>();
  private readonly visible = new Set<string>();
  private readonly byPath = new Map<string, ListedGroup | typeof AMBIGUOUS>();
  private readonly readings = new Map<string, GroupReading>();

  constructor(
    groups: readonly ListedGroup[],
    private readonly actor: PolicyActor,
  ) {
    const seesAll = isPlatformAdmin(actor);
    for (const group of groups) {
      this.byId.set(group.id, group);
      if (seesAll || seesGroup(actor, group)) this.visible.add(group.id);
    }
    for (const group of groups) if (this.visible.has(group.id)) this.listPaths(group);
  }

  /** Any group of the platform, seen or not: for what is written, never for what is told. */
  find(id: string): ListedGroup | undefined {
    return this.byId.get(id);
  }

  /** The name of a group as the actor may read it; null for one that they do not see. */
  pathOf(id: string): string | null {
    const group = this.byId.get(id);
    if (!group || !this.visible.has(id)) return null;
    return groupPathText(this.namesOf(group));
  }

  /** What is meant by an id or a path. */
  read(name: GroupName): GroupReading {
    const key = typeof name === 'string' ? name : folded(name);
    const known = this.readings.get(key);
    if (known) return known;
    const reading = typeof name === 'string' ? this.lookUpId(name) : this.lookUpPath(key);
    // A file can name any number of groups that there are not.
    if (this.readings.size >= MOST_READINGS) this.readings.clear();
    this.readings.set(key, reading);
    return reading;
  }

  private lookUpId(id: string): GroupReading {
    const group = this.byId.get(id);
    return group && this.visible.has(id) ? { group } : { code: 'group_unknown', suggestion: null };
  }

  private lookUpPath(path: string): GroupReading {
    const found = this.byPath.get(path);
    if (found === AMBIGUOUS) return { code: 'group_ambiguous', suggestion: null };
    if (found) return { group: found };
    return { code: 'group_unknown', suggestion: this.suggest(path) };
  }

  /** A path that ends like this, if only one does; else one that is spelled nearly like this. */
  private suggest(reference: string): string | null {
    const ends = [...this.byPath]
      .filter(([path]) => path.endsWith(`${SLASH}${reference}`))
      .map(([, group]) => group);
    const [only, ...others] = new Set(ends);
    const near = only === undefined ? nearest(reference, this.byPath.keys()) : null;
    const meant = others.length > 0 ? undefined : (only ?? this.byPath.get(near ?? ''));
    return meant === undefined || meant === AMBIGUOUS ? null : this.pathOf(meant.id);
  }

  /** With and without the root in front: both are how people write it. */
  private listPaths(group: ListedGroup): void {
    const names = this.namesOf(group);
    this.list(names, group);
    const root = this.byId.get(this.actor.rootGroupId);
    if (root && group.id !== root.id && this.visible.has(root.id)) this.list([root.name, ...names], group);
  }

  private list(names: readonly string[], group: ListedGroup): void {
    const path = folded(names);
    const other = this.byPath.get(path);
    this.byPath.set(path, other && other !== group ? AMBIGUOUS : group);
  }

  /** Names of the groups above that are seen without a gap, and of the group itself; the root only names itself. */
  private namesOf(group: ListedGroup): string[] {
    if (group.id === this.actor.rootGroupId) return [group.name];
    const seen = group.path.toReversed().filter((id) => id !== this.actor.rootGroupId);
    const gap = seen.findIndex((id) => !this.visible.has(id));
    const ids = gap === -1 ? seen : seen.slice(0, gap);
    return ids.toReversed().flatMap((id) => this.byId.get(id)?.name ?? []);
  }
}

/** Between the names of a path, where no name can hold it. */
const SLASH = '\n';

/** As paths are compared: without regard to case, to blanks, and to how a letter is composed. */
const folded = (names: readonly string[]): string =>
  names.map((name) => name.normalize('NFC').toLowerCase().trim().replaceAll(/\s+/g, ' ')).join(SLASH);
