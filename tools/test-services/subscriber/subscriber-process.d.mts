interface Access {
  baseUrl: string;
  accessToken: string;
}

interface Known {
  people: { userId: string }[];
  groups: { groupId: string }[];
}

/** See subscriber-process.mjs. */
export class SubscriberProcess {
  static install(
    options: Access & { root: string; directory: string; amqpUrl?: string },
  ): Promise<SubscriberProcess>;
  readonly kills: number;
  readonly troubles: string[];
  start(): void;
  state(): Promise<Known & { counts?: { broker: number; feed: number; duplicates: number; poison: number } }>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}
export function takeSnapshot(access: Access): Promise<Known>;
