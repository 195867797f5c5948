/**
 * The envelope of every event: CloudEvents 1.0 in structured JSON mode, with four extension attributes.
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
export interface CloudEvent<TData = unknown, TType extends string = string> {
  /** Version of the CloudEvents specification. */
  specversion: '1.0';
  /** UUID v7, unique over all events; deliveries with an id already seen are duplicates. */
  id: string;
  /** URI reference of the producer, `/rollcall/<service>`. */
  source: string;
  /** `<service>.<noun>-<participle>.v<major>`; also the routing key on RabbitMQ. */
  type: TType;
  /** What the event is about, `<noun>/<id>`; order is kept per subject. */
  subject: string;
  /** When it happened: ISO 8601, UTC. */
  time: string;
  /** Media type of `data`. */
  datacontenttype: 'application/json';
  /** Extension: the platform (tenant) that the event belongs to. */
  platformid: string;
  /** Extension: version of the subject after the change; rises with each of its events, not always by one. */
  subjectversion: number;
  /** Extension: W3C trace context of the request that led to the event. */
  traceparent?: string;
  /** The facts; their shape is the JSON Schema of the type. Never holds a secret (Z-02). */
  data: TData;
}
