import { type Channel, type ChannelModel, connect } from 'amqplib';
import { type Service } from './installation.js';
import { DATA_SERVICES } from './migrated-database.js';

const EXCHANGE = 'rollcall.events';
const UNROUTED = 'rollcall.unrouted';
const TAP = 'tap';

/** Listens in on everything that goes through the broker, and says what waits in its queues. */
export class BrokerTap {
  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: Channel,
  ) {}

  /** From now on; the services have declared the exchange. */
  static async open(url: string): Promise<BrokerTap> {
    const connection = await connect(url, { noDelay: true });
    const channel = await connection.createChannel();
    await channel.assertQueue(TAP, { durable: true });
    await channel.bindQueue(TAP, EXCHANGE, '#');
    return new BrokerTap(connection, channel);
  }

  /** Everything that went through, and what still waits in queues, with all headers, as one text. */
  async everything(): Promise<string> {
    const waiting: string[] = [];
    for (const queue of [TAP, UNROUTED, ...DATA_SERVICES.map(queueOf)]) {
      waiting.push(...(await this.messagesIn(queue)));
    }
    return waiting.join('\n');
  }

  /** What waits for a service. */
  waitingFor(service: Service): Promise<string[]> {
    return this.messagesIn(queueOf(service));
  }

  async publish(routingKey: string, body: Buffer): Promise<void> {
    const confirmed = await this.connection.createConfirmChannel();
    confirmed.publish(EXCHANGE, routingKey, body, { persistent: true });
    await confirmed.waitForConfirms();
    await confirmed.close();
  }

  /** An event like the last of its type, without its data: no consumer can handle it. */
  async publishBroken(type: string): Promise<void> {
    const bodies = await this.bodiesIn(TAP);
    const like = bodies.map((body) => JSON.parse(body)).findLast((event) => event.type === type);
    if (!like) throw new Error(`No ${type} was published.`);
    const broken = { ...like, id: crypto.randomUUID(), subjectversion: like.subjectversion + 1, data: {} };
    await this.publish(type, Buffer.from(JSON.stringify(broken)));
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private bodiesIn(queue: string): Promise<string[]> {
    return this.read(queue, ({ content }) => content.toString());
  }

  private messagesIn(queue: string): Promise<string[]> {
    return this.read(queue, ({ fields, properties, content }) =>
      [JSON.stringify(fields), JSON.stringify(properties), content.toString()].join('\n'),
    );
  }

  /** Looks at the messages of a queue, which stay in it. */
  private async read<T>(queue: string, of: (message: Message) => T): Promise<T[]> {
    const channel = await this.connection.createChannel();
    const seen: T[] = [];
    for (;;) {
      const message = await channel.get(queue, { noAck: false });
      if (message === false) break;
      seen.push(of(message));
    }
    // What was not acknowledged goes back.
    await channel.close();
    return seen;
  }
}

type Message = Exclude<Awaited<ReturnType<Channel['get']>>, false>;

const queueOf = (service: string): string => `${service}.events`;
