import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EVENTS, type EventDefinition } from '@rollcall/contracts';
import { Type } from 'typebox';
import { incompatibilities, publish, readPublished } from './schema-compatibility.mjs';

const REPOSITORY = process.cwd();

const definition = (change: Partial<EventDefinition> = {}): EventDefinition => ({
  type: 'billing.seat-opened.v1',
  producer: 'billing',
  subject: 'seat/{userId}',
  description: 'A seat was opened.',
  data: Type.Object({ userId: Type.String() }, { additionalProperties: false }),
  sample: { userId: 'a' },
  ...change,
});
const catalogue = (...definitions: EventDefinition[]) =>
  new Map(definitions.map((each) => [each.type, each]));

describe('the events of this repository', () => {
  it('are compatible with what was published', () => {
    expect(incompatibilities({ root: REPOSITORY, events: EVENTS })).toEqual([]);
  });

  it('are published, every one that was released', () => {
    expect(readPublished(REPOSITORY).size).toBeGreaterThanOrEqual(21);
  });
});

describe('a published event', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'rollcall-published-'));
    publish({ root, events: catalogue(definition()) });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is compatible with itself', () => {
    expect(incompatibilities({ root, events: catalogue(definition()) })).toEqual([]);
  });

  it('cannot change its data; the report says which type, where, and what to do', () => {
    const data = Type.Object({ personId: Type.String() }, { additionalProperties: false });
    const events = catalogue(definition({ data, sample: { personId: 'a', userId: 'a' } }));
    expect(incompatibilities({ root, events })).toEqual([
      'billing.seat-opened.v1: data.userId was removed or renamed; leave it as it was and declare billing.seat-opened.v2 for the new shape',
      'billing.seat-opened.v1: data.personId is new and required; events stored before do not have it; leave it as it was and declare billing.seat-opened.v2 for the new shape',
    ]);
  });

  it('cannot disappear', () => {
    const [line] = incompatibilities({ root, events: catalogue() });
    expect(line).toContain('billing.seat-opened.v1: the type was removed');
  });

  it.each<[string, Partial<EventDefinition>, string]>([
    ['its subject', { subject: 'user/{userId}' }, 'subject pattern was "^seat/'],
    ['its producer', { producer: 'identity' }, 'source const was "/rollcall/billing"'],
  ])('cannot change %s', (_, change, report) => {
    expect(incompatibilities({ root, events: catalogue(definition(change)) })).toEqual([
      expect.stringContaining(report),
    ]);
  });

  it('leaves new types and new versions alone', () => {
    const next = definition({
      type: 'billing.seat-opened.v2',
      data: Type.Object({}),
      sample: { userId: 'a' },
    });
    expect(incompatibilities({ root, events: catalogue(definition(), next) })).toEqual([]);
  });

  it('keeps the samples of earlier publications beside the new one', () => {
    publish({ root, events: catalogue(definition({ sample: { userId: 'b' } })) });
    publish({ root, events: catalogue(definition({ sample: { userId: 'b' } })) });
    const { examples } = readPublished(root).get('billing.seat-opened.v1') ?? { examples: [] };
    expect(examples.map(({ data }) => data)).toEqual([{ userId: 'a' }, { userId: 'b' }]);
  });

  it('cannot be forgotten by deleting what was published', () => {
    rmSync(path.join(root, 'libs'), { recursive: true });
    expect(() => incompatibilities({ root, events: catalogue() })).toThrow(
      /libs\/contracts\/published has no schemas/,
    );
  });

  it('is written so that a person can review it', () => {
    const [file] = readdirSync(path.join(root, 'libs/contracts/published'));
    expect(readFileSync(path.join(root, 'libs/contracts/published', file ?? ''), 'utf8')).toMatch(
      /^\{\n {2}"\$schema"/,
    );
  });
});
