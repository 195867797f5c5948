/** See rabbitmq-node.mjs for what each does. */
export class RabbitmqNode {
  constructor(dir: string);
  static shared(): RabbitmqNode | undefined;
  static launch(options?: { parent?: string }): Promise<RabbitmqNode>;
  readonly dir: string;
  readonly url: string;
  readonly isRunning: boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  wipe(): Promise<void>;
  freeze(): void;
  thaw(): void;
  setDiskAlarm(isOn: boolean): Promise<void>;
  setMemoryAlarm(isOn: boolean): Promise<void>;
  addVhost(name: string): Promise<string>;
  ctl(...args: string[]): Promise<string>;
  dispose(): Promise<void>;
}
