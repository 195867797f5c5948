import { createHash } from 'node:crypto';

const AT = '2026-11-23T09:30:00.000Z';
const PLATFORM_ID = '01930000-0000-7000-8000-000000000001';
const TRACEPARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

/** A whole event of a type, with the sample of its declaration as data; always the same for the same declaration. */
export function goldenSample({ type, producer, subject, sample }) {
  return {
    specversion: '1.0',
    id: sampleId(type),
    source: `/rollcall/${producer}`,
    type,
    subject: subject.replace(/\{(\w+)\}/, (_, name) => sample[name]),
    time: AT,
    datacontenttype: 'application/json',
    platformid: PLATFORM_ID,
    subjectversion: 1,
    traceparent: TRACEPARENT,
    data: sample,
  };
}

/** An id of its own for each type, so that a consumer that drops duplicates takes all samples in one run. */
function sampleId(type) {
  return `01930000-0000-7000-9000-${createHash('sha256').update(type).digest('hex').slice(0, 12)}`;
}
