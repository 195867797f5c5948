import type { EventData, EventDefinition, EventOf, EventType } from '@rollcall/contracts';

/** The golden sample of an event type in its envelope, for previews and tests. */
export function sampleOf<T extends EventType>(
  definition: EventDefinition & { type: T; sample: EventData<T> },
): EventOf<T> {
  const { type, producer, subject, sample } = definition;
  const fields = sample as Readonly<Record<string, unknown>>;
  return {
    specversion: '1.0',
    id: '01930000-0000-7000-8000-0000000000ff',
    source: `/rollcall/${producer}`,
    type,
    subject: subject.replace(/\{(\w+)\}/g, (_, name: string) => String(fields[name])),
    time: '2026-11-23T09:30:00.000Z',
    datacontenttype: 'application/json',
    platformid: '01930000-0000-7000-8000-000000000001',
    subjectversion: 1,
    data: sample,
  } as EventOf<T>;
}
