import { v7 as uuidv7 } from 'uuid';
import { Dice } from './dice.mjs';

/** The deepest a group hangs, the root counted. */
const MAX_DEPTH = 12;
const SHARE_OF_PRIVATE = 0.3;

/**
 * A tree of groups as organisations have it: most groups small and near the leaves, one branch that goes all the way
 * down in public groups. Always the same for the same size. Ids rise from the root down, as if made by hand.
 * @returns rows of the table `groups`, the root's first
 */
export function groupTree(rootId, count) {
  const dice = new Dice(7);
  const groups = [{ id: rootId, parentId: null, isPublic: false, zoneHeadId: rootId, path: [rootId] }];
  const open = [groups[0]];
  for (let index = 1; index < count; index += 1) {
    const isSpine = index < MAX_DEPTH;
    const parent = isSpine ? groups.at(-1) : open[Math.floor(open.length * dice.next() ** 1.5)];
    const isPublic = isSpine || dice.next() > SHARE_OF_PRIVATE;
    const group = below(parent, isPublic);
    groups.push({ ...group, name: `Group ${index}` });
    if (group.path.length < MAX_DEPTH) open.push(groups.at(-1));
  }
  return groups;
}

function below(parent, isPublic) {
  const id = uuidv7();
  const zoneHeadId = isPublic ? parent.zoneHeadId : id;
  return { id, parentId: parent.id, isPublic, zoneHeadId, path: [...parent.path, id] };
}
