/** Keywords that explain and do not limit. */
const ANNOTATIONS = new Set(['$id', '$schema', '$comment', 'title', 'description', 'examples', 'deprecated']);
/** Keywords with a rule of their own; any other must stay as it was published. */
const COMPARED = new Set(['properties', 'required', 'items', 'anyOf', 'additionalProperties']);

/**
 * What in the current schema breaks the published one, as `{ path, problem }`; empty when nothing does.
 *
 * An event outlives the code that wrote it and the code that reads it: old events are replayed to new consumers, and
 * new events reach consumers that were not rebuilt. So a schema may become neither narrower nor wider. Only two things
 * may be added, because consumers are told to expect them: an optional property, and a word in an open list of words.
 */
export function compareSchemas(published, current, path = '') {
  if (isWordList(published) && isWordList(current)) return compareWords(published, current, path);
  return [
    ...compareLimits(published, current, path),
    ...compareProperties(published, current, path),
    ...compareAdditional(published, current, path),
    ...compareItems(published, current, path),
    ...compareAlternatives(published, current, path),
  ];
}

function compareLimits(published, current, path) {
  const keywords = new Set([...Object.keys(published), ...Object.keys(current)]);
  return [...keywords]
    .filter((keyword) => !ANNOTATIONS.has(keyword) && !COMPARED.has(keyword))
    .filter((keyword) => !isSame(published[keyword], current[keyword]))
    .map((keyword) => changed(path, keyword, published[keyword], current[keyword]));
}

function compareProperties(published, current, path) {
  const before = published.properties ?? {};
  const after = current.properties ?? {};
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const at = path ? `${path}.${name}` : name;
    const wasRequired = isRequired(published, name);
    const isNowRequired = isRequired(current, name);
    if (!Object.hasOwn(after, name)) return [{ path: at, problem: 'was removed or renamed' }];
    if (!Object.hasOwn(before, name)) {
      return isNowRequired
        ? [{ path: at, problem: 'is new and required; events stored before do not have it' }]
        : [];
    }
    const nested = compareSchemas(before[name], after[name], at);
    if (wasRequired && !isNowRequired)
      nested.push({ path: at, problem: 'was always there and is now optional' });
    if (!wasRequired && isNowRequired) nested.push({ path: at, problem: 'was optional and is now required' });
    return nested;
  });
}

function compareAdditional(published, current, path) {
  const before = published.additionalProperties ?? true;
  const after = current.additionalProperties ?? true;
  if (isSame(before, after) || after === true) return [];
  return [changed(path, 'additionalProperties', before, after)];
}

function compareItems(published, current, path) {
  if (!published.items && !current.items) return [];
  if (!published.items || !current.items) {
    return [changed(path, 'items', published.items, current.items)];
  }
  return compareSchemas(published.items, current.items, `${path}[]`);
}

/** Alternatives may change places. What has no partner is compared in order, so that the report goes to the point. */
function compareAlternatives(published, current, path) {
  const unmatched = [...(current.anyOf ?? [])];
  const lost = (published.anyOf ?? []).filter((alternative) => {
    const index = unmatched.findIndex((other) => compareSchemas(alternative, other, path).length === 0);
    if (index >= 0) unmatched.splice(index, 1);
    return index < 0;
  });
  if (lost.length !== unmatched.length) return [changed(path, 'anyOf', published.anyOf, current.anyOf)];
  return lost.flatMap((alternative, index) => compareSchemas(alternative, unmatched[index], path));
}

function compareWords(published, current, path) {
  const after = wordsOf(current);
  return wordsOf(published)
    .filter((word) => !after.includes(word))
    .map((word) => ({ path, problem: `no longer knows the word "${word}"` }));
}

/** The known words, or any other text: see published-schema.mjs. */
function isWordList({ anyOf }) {
  return anyOf?.length === 2 && Array.isArray(anyOf[0].enum) && isSame(anyOf[1], { type: 'string' });
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function wordsOf({ anyOf }) {
  return anyOf[0].enum;
}

function isRequired({ required = [] }, name) {
  return required.includes(name);
}

function changed(path, keyword, before, after) {
  return { path, problem: `${keyword} was ${show(before)} and is now ${show(after)}` };
}

function show(value) {
  return value === undefined ? 'not there' : JSON.stringify(value);
}
