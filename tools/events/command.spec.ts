import { describe, expect, it } from '@jest/globals';
import { readCommand } from './command.mjs';

const ID = '01930000-0000-7000-8000-000000000001';

describe('a command of the operator', () => {
  it('lists what is parked everywhere, or in one service', () => {
    expect(readCommand(['parked'])).toMatchObject({
      services: ['identity', 'invitations', 'notifications', 'billing', 'events'],
    });
    expect(readCommand(['parked', 'billing'])).toMatchObject({ services: ['billing'] });
  });

  it('names the events to retry, or takes all', () => {
    expect(readCommand(['retry', 'billing', ID])).toMatchObject({
      service: 'billing',
      eventIds: [ID],
      all: false,
    });
    expect(readCommand(['discard', 'billing', '--all'])).toMatchObject({ eventIds: [], all: true });
  });

  it('replays a range, up to now unless told otherwise', () => {
    const from = '2026-11-23T09:30:00Z';
    expect(
      readCommand(['replay', 'identity', '--from', from, '--to', '2026-11-24', '--type', 'a', '--type', 'b']),
    ).toMatchObject({ from: '2026-11-23T09:30:00.000Z', to: '2026-11-24T00:00:00.000Z', types: ['a', 'b'] });
    const { to } = readCommand(['replay', 'identity', '--from', from]);
    expect(Date.now() - Date.parse(String(to))).toBeLessThan(60_000);
  });

  it('is help when there is none', () => {
    expect(readCommand([])).toEqual({ help: true });
    expect(readCommand(['retry', '--help'])).toEqual({ help: true });
  });

  it.each([
    [['forget'], 'There is no command "forget"'],
    [['parked', 'gateway'], 'Name a service: identity'],
    [['retry'], 'Name a service'],
    [['retry', 'billing'], 'either event ids or --all'],
    [['discard', 'billing', ID, '--all'], 'either event ids or --all'],
    [['replay', 'billing'], '--from must be a time'],
    [['replay', 'billing', '--from', 'yesterday'], '--from must be a time'],
    [['parked', '--force'], "Unknown option '--force'"],
  ])('%j is refused in one line', (args, message) => {
    expect(() => readCommand(args)).toThrow(message);
  });
});
